declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';

  /** `Case.OwnerId`, or what `@salesforce/schema/Case.OwnerId` exports. */
  export type FieldName = string | { readonly objectApiName: string; readonly fieldApiName: string };

  export interface FieldRepresentation {
    readonly displayValue: string | null;
    readonly value: string | number | boolean | null | UiRecord;
  }

  export interface UiRecord {
    readonly apiName: string;
    readonly id: string;
    readonly fields: Readonly<Record<string, FieldRepresentation>>;
    readonly lastModifiedDate?: string | null;
    readonly systemModstamp?: string | null;
  }

  /** A request that the User Interface API refused, or that nothing answered. */
  export interface FetchError {
    readonly status?: number;
    readonly statusText?: string;
    /** Of reads an array; of some framework errors an object. */
    readonly body?: unknown;
  }

  export interface WireValue<T> {
    readonly data?: T;
    readonly error?: FetchError;
  }

  export interface RecordConfig {
    recordId: string | undefined;
    fields?: FieldName | readonly FieldName[];
    optionalFields?: FieldName | readonly FieldName[];
  }

  export const getRecord: WireAdapterConstructor<RecordConfig, WireValue<UiRecord>>;

  /** The value of `Object.Field` or `Object.Parent.Field`; undefined where the record does not have it. */
  export function getFieldValue(record: UiRecord, field: FieldName): FieldRepresentation['value'] | undefined;
  export function getFieldDisplayValue(record: UiRecord, field: FieldName): string | null | undefined;
}

declare module 'lightning/empApi' {
  export interface EmpSubscription {
    readonly id: string | number;
    readonly channel: string;
    readonly replayId?: number;
  }

  /** What a subscriber is handed; `data` differs by the kind of channel. */
  export interface EmpMessage {
    readonly channel: string;
    readonly data?: unknown;
  }

  /** `replayId` -1: what is new from now on; -2: all that is kept. */
  export function subscribe(
    channel: string,
    replayId: number,
    onMessage: (message: EmpMessage) => void,
  ): Promise<EmpSubscription>;
  export function unsubscribe(
    subscription: EmpSubscription,
    callback?: (response: unknown) => void,
  ): Promise<unknown>;
  /** Of the whole connection, with what the server answered: `{channel, successful, error, …}`. */
  export function onError(handler: (error: unknown) => void): Promise<unknown>;
  export function setDebugFlag(on: boolean): Promise<unknown>;
  export function isEmpEnabled(): Promise<boolean>;
}

declare module 'lightning/navigation' {
  import type { LightningElement, WireAdapterConstructor } from 'lwc';

  export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
    /** Parameters of the page's address, those with a namespace: `c__name`. */
    readonly state: Readonly<Record<string, string | undefined>>;
  }

  export const CurrentPageReference: WireAdapterConstructor<Record<never, never>, PageReference | null>;

  /** A page to go to; what it has no parameters for may be left out. */
  type Destination = Omit<PageReference, 'state'> & Partial<Pick<PageReference, 'state'>>;

  const navigate: unique symbol;
  const generateUrl: unique symbol;

  interface Navigating {
    [navigate](page: Destination, replace?: boolean): void;
    [generateUrl](page: Destination): Promise<string>;
  }

  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Omit<typeof LightningElement, 'prototype'> & (new () => LightningElement & Navigating);
    readonly Navigate: typeof navigate;
    readonly GenerateUrl: typeof generateUrl;
  };
}
