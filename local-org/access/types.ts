/** Who asks, and what holds for him whatever the object. */
export interface SystemPermissions {
  readonly userId: string;
  /** IANA zone of User.TimeZoneSidKey: date literals are ranges in it. */
  readonly timeZone: string;
  readonly viewAllData: boolean;
  readonly customizeApplication: boolean;
}

/** What a session stands for, as far as access is decided by it. */
export interface Viewer extends SystemPermissions {
  /** Objects with View All Records. */
  readonly viewAllRecords: ReadonlySet<string>;
  /** Objects that the profile may not read. */
  readonly hiddenObjects: ReadonlySet<string>;
  /** `Object.Field` that the profile may not read. */
  readonly hiddenFields: ReadonlySet<string>;
}

/** What an administrator can set about the whole org (`/local/settings`). */
export interface OrgSettings {
  readonly sharing: 'Private' | 'Read';
  readonly omniChannel: boolean;
  readonly interruptibleCapacity: boolean;
  /** Ids that getUpdated and getDeleted answer at most. */
  readonly maxIds: number;
  /** Change events that all clients together get in 24 hours. */
  readonly dailyDeliveries: number;
  /** Logins that stream at the same time. */
  readonly maxClients: number;
}
