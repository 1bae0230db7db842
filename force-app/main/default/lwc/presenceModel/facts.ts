import { unshared, type Sharing } from './sharing';

/** A user as the people read answers him: Lightning's shape, null fields absent. */
export interface PersonRecord {
  readonly Id: string;
  readonly Name?: string;
  readonly Title?: string;
  readonly Department?: string;
  readonly UserType?: string;
  readonly IsActive?: boolean;
  readonly SmallPhotoUrl?: string;
  readonly UserRoleId?: string;
  readonly UserRole?: { readonly Id?: string; readonly Name?: string };
  readonly ManagerId?: string;
  readonly Manager?: { readonly Id?: string; readonly Name?: string };
}

export interface Person {
  readonly userId: string;
  readonly name?: string;
  readonly title?: string;
  readonly department?: string;
  readonly userType?: string;
  readonly roleId?: string;
  readonly roleName?: string;
  readonly managerId?: string;
  readonly managerName?: string;
  readonly photoUrl?: string;
}

export function personOf(record: PersonRecord): Person {
  return sharedPersonOf(record, unshared);
}

export function sharedPersonOf(record: PersonRecord, shared: Sharing): Person {
  return {
    userId: shared.userId(record.Id),
    name: record.Name,
    title: shared.text(record.Title),
    department: shared.text(record.Department),
    userType: shared.text(record.UserType),
    roleId: shared.text(record.UserRoleId),
    roleName: shared.text(record.UserRole?.Name),
    managerId: shared.text(record.ManagerId),
    managerName: shared.text(record.Manager?.Name),
    photoUrl: record.SmallPhotoUrl,
  };
}

/** Open AgentWork (Assigned and Opened) of one user. `weight` is the sum of CapacityWeight, absent where no item
 * carries one. */
export interface AgentWorkLoad {
  readonly userId: string;
  readonly items: number;
  readonly weight?: number;
}

export type LoadState = 'free' | 'part-loaded' | 'full';

/** Open work against ConfiguredCapacity; `state` is absent where the capacity or a weight is not known. */
export interface Load {
  readonly items: number;
  readonly weight?: number;
  /** Server time of the read that first showed these numbers, epoch milliseconds. */
  readonly asOf: number;
  readonly state?: LoadState;
}

export function loadOf(work: AgentWorkLoad, asOf: number, configuredCapacity: number | undefined): Load {
  const state = loadState(work, configuredCapacity);
  return { items: work.items, weight: work.weight, asOf, state };
}

function loadState(work: AgentWorkLoad, capacity: number | undefined): LoadState | undefined {
  if (work.items === 0) return 'free';
  if (work.weight === undefined || capacity === undefined) return undefined;
  return work.weight >= capacity ? 'full' : 'part-loaded';
}

/** Statuses by MasterLabel with the channels that each serves; one without channels is a Busy one. */
export interface StatusCatalog {
  readonly statuses: readonly {
    readonly id: string;
    readonly label: string;
    readonly channelIds: readonly string[];
  }[];
  readonly channels: readonly { readonly id: string; readonly label: string }[];
}
