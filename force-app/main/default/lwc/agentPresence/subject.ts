import { getFieldValue, type UiRecord } from 'lightning/uiRecordApi';
import { fullId } from 'c/presenceFormat';
import type { RecordError } from './recordError';

/** Whom the card is about. */
export type Subject =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'user'; readonly userId: string; readonly relation: Relation }
  | { readonly kind: 'queue'; readonly groupId: string }
  | { readonly kind: 'no-owner' }
  | { readonly kind: 'refused'; readonly error: RecordError };

/** What the user is to the page: the viewer, the owner of its record, or its record itself. */
export type Relation = 'me' | 'owner' | 'user';

export interface Place {
  readonly whose: string;
  readonly recordId?: string;
  readonly objectApiName?: string;
  readonly myId: string;
}

/** What `lightning/uiRecordApi` has said of the page's record. */
export type OwnerAnswer = { readonly ownerId: string | undefined } | { readonly error: RecordError };

/** Key prefixes of User and Group (object reference: standard ids). */
const USER = '005';
const GROUP = '00G';

/** The record whose owner has to be asked for; undefined where the page itself says whom it is about. */
export function ownedRecord({ whose, recordId, objectApiName }: Place): string | undefined {
  return whose === 'me' || !recordId || !objectApiName || objectApiName === 'User' ? undefined : recordId;
}

/** Undefined where the object has no owner, the record none, or the viewer may not read the field. */
export function ownerOf(record: UiRecord): string | undefined {
  const ownerId = getFieldValue(record, `${record.apiName}.OwnerId`);
  return typeof ownerId === 'string' ? ownerId : undefined;
}

export function subjectOf(place: Place, owner: OwnerAnswer | undefined): Subject {
  const { whose, recordId, objectApiName, myId } = place;
  if (whose === 'me' || !recordId) return user(myId, 'me', myId);
  if (!objectApiName) return { kind: 'waiting' };
  if (objectApiName === 'User') return user(recordId, 'user', myId);
  if (owner === undefined) return { kind: 'waiting' };
  if ('error' in owner) return { kind: 'refused', error: owner.error };
  const { ownerId } = owner;
  if (ownerId?.startsWith(USER)) return user(ownerId, 'owner', myId);
  return ownerId?.startsWith(GROUP) ? { kind: 'queue', groupId: ownerId } : { kind: 'no-owner' };
}

/** My own record, and what I own, is about me. */
function user(userId: string, relation: Relation, myId: string): Subject {
  const id = fullId(userId);
  return { kind: 'user', userId: id, relation: id === fullId(myId) ? 'me' : relation };
}

/** Ids of 15 and of 18 characters name the same record. */
export function sameId(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.slice(0, 15) === b?.slice(0, 15);
}
