/** The shapes in which `objects/*.ts` holds what is known of each object, and where it is known from. */

export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'picklist'
  | 'textarea'
  | 'email'
  | 'url'
  | 'boolean'
  | 'int'
  | 'double'
  | 'percent'
  | 'date'
  | 'dateTime';

/** A field's properties in the words of the object reference. */
export type FieldProperty =
  | 'Autonumber'
  | 'Create'
  | 'Defaulted on create'
  | 'Filter'
  | 'Group'
  | 'Nillable'
  | 'Restricted picklist'
  | 'Sort'
  | 'Update'
  | 'idLookup';

export type Call =
  | 'create()'
  | 'delete()'
  | 'describeLayout()'
  | 'describeSObjects()'
  | 'getDeleted()'
  | 'getUpdated()'
  | 'query()'
  | 'retrieve()'
  | 'search()'
  | 'undelete()'
  | 'update()'
  | 'upsert()';

/** What an org must have switched on before an object or a field exists in it. */
export type Feature = 'Omni-Channel' | 'Interruptible Capacity';

/**
 * Where a fact comes from. `documented` was read on a page, named as `book: page`; `observed` was seen in a real org's
 * metadata; `inferred` follows `from` cited facts; `unverified` waits for what `where` names in an org, and stands in
 * docs/unverified.md.
 */
export interface Source {
  readonly grade: 'documented' | 'observed' | 'inferred' | 'unverified';
  readonly where: string;
}

/** What an object's page does not tell of it. `fields`: their labels, and which system fields it has. */
export type OtherFact = 'fields' | 'keyPrefix' | 'label' | 'sharing';

export interface FieldFacts {
  readonly type: FieldType;
  readonly properties: readonly FieldProperty[];
  readonly defaultValue?: boolean;
}

export interface ObservedFacts extends Partial<FieldFacts> {
  /** Objects that a reference points at; more than one makes it polymorphic. */
  readonly referenceTo?: readonly string[];
  /** The parent's name in a path, `User` in `User.Name`. */
  readonly relationshipName?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly picklistValues?: readonly string[];
  readonly source: Source;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  /** API version from which the field exists; an undated field has the object's. */
  readonly since: number;
  readonly feature?: Feature;
  /** As the object reference gives it; absent for a field that its page does not list. */
  readonly documented?: FieldFacts & { readonly source: Source };
  /** Where orgs or other pages show otherwise, or more, than the page. describe answers this. */
  readonly observed?: ObservedFacts;
}

export interface AssociatedObject {
  readonly name: string;
  readonly since: number;
}

export interface SObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly since: number;
  readonly feature?: Feature;
  readonly calls: readonly Call[];
  readonly fields: readonly Field[];
  /** Its page: calls and version, and of its fields what stands as documented. */
  readonly source: Source;
  readonly otherSources: Readonly<Record<OtherFact, Source>>;
  /** Facts that are no field's: usage, access. Each is enforced by a rule of the local org. */
  readonly rules?: Readonly<Record<string, string | number | boolean>>;
  readonly associated?: readonly AssociatedObject[];
  /** How rows are kept apart: by the object's own sharing, readable by whoever may read the object, or seen with the record
   * that they belong to. */
  readonly sharing: 'own' | 'public-read' | { readonly with: string };
}

/** One field as a caller of one API version in one org meets it: observed over documented. */
export interface ResolvedField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly properties: ReadonlySet<FieldProperty>;
  readonly defaultValue?: boolean;
  readonly referenceTo: readonly string[];
  readonly relationshipName?: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly picklistValues: readonly string[];
  readonly since: number;
  readonly feature?: Feature;
}

export interface ResolvedObject {
  readonly object: SObject;
  readonly name: string;
  /** By lower-case name: SOQL compares names without case. */
  readonly fields: ReadonlyMap<string, ResolvedField>;
  /** By lower-case relationship name. */
  readonly relationships: ReadonlyMap<string, ResolvedField>;
}
