// Written by `npm run generate` from local-org/schema. Do not edit.

/** Fields that are null or were not asked for are absent; times are ISO 8601 with Z. */
export interface AgentWorkRecord {
  readonly Id: string;
  readonly IsDeleted?: boolean;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp?: string;
  readonly Name?: string;
  readonly UserId: string;
  readonly User?: { readonly Id?: string; readonly Name?: string };
  readonly ServiceChannelId?: string;
  readonly ServiceChannel?: { readonly Id?: string; readonly MasterLabel?: string };
  readonly Status?: string;
  readonly CapacityWeight?: number;
  readonly CapacityPercentage?: number;
  readonly AssignedDateTime?: string;
  readonly AcceptDateTime?: string;
  readonly CloseDateTime?: string;
  readonly OwnerId?: string;
  readonly Owner?: { readonly Id?: string; readonly Name?: string };
}

export interface ServiceChannelRecord {
  readonly Id: string;
  readonly IsDeleted?: boolean;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp?: string;
  readonly DeveloperName?: string;
  readonly Language?: string;
  readonly MasterLabel: string;
  readonly RelatedEntity?: string;
}

export interface ServiceChannelStatusRecord {
  readonly Id: string;
  readonly IsDeleted?: boolean;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp?: string;
  readonly ServiceChannelId: string;
  readonly ServiceChannel?: { readonly Id?: string; readonly MasterLabel?: string };
  readonly ServicePresenceStatusId?: string;
  readonly ServicePresenceStatus?: { readonly Id?: string; readonly MasterLabel?: string };
}

export interface ServicePresenceStatusRecord {
  readonly Id: string;
  readonly IsDeleted?: boolean;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp?: string;
  readonly DeveloperName?: string;
  readonly Language?: string;
  readonly MasterLabel: string;
}

export interface UserRecord {
  readonly Id: string;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp?: string;
  readonly Username?: string;
  readonly Name: string;
  readonly FirstName?: string;
  readonly LastName?: string;
  readonly Email?: string;
  readonly Alias?: string;
  readonly Title?: string;
  readonly Department?: string;
  readonly UserType?: string;
  readonly IsActive?: boolean;
  readonly ProfileId?: string;
  readonly Profile?: { readonly Id?: string; readonly Name?: string };
  readonly UserRoleId?: string;
  readonly UserRole?: { readonly Id?: string; readonly Name?: string };
  readonly ManagerId?: string;
  readonly Manager?: { readonly Id?: string; readonly Name?: string };
  readonly TimeZoneSidKey?: string;
  readonly LocaleSidKey?: string;
  readonly LanguageLocaleKey?: string;
  readonly UserPermissionsSupportUser?: boolean;
  readonly SmallPhotoUrl?: string;
  readonly FullPhotoUrl?: string;
}

export interface UserServicePresenceRecord {
  readonly Id: string;
  readonly IsDeleted?: boolean;
  readonly CreatedDate?: string;
  readonly CreatedById?: string;
  readonly CreatedBy?: { readonly Id?: string; readonly Name?: string };
  readonly LastModifiedDate?: string;
  readonly LastModifiedById?: string;
  readonly LastModifiedBy?: { readonly Id?: string; readonly Name?: string };
  readonly SystemModstamp: string;
  readonly AtCapacityDuration?: number;
  readonly AverageCapacity?: number;
  readonly ConfiguredCapacity?: number;
  readonly ConfiguredInterruptCapacity?: number;
  readonly IdleDuration?: number;
  readonly IsAway: boolean;
  readonly IsCurrentState: boolean;
  readonly Name?: string;
  readonly OwnerId?: string;
  readonly Owner?: { readonly Id?: string; readonly Name?: string };
  readonly ServicePresenceStatusId?: string;
  readonly ServicePresenceStatus?: { readonly Id?: string; readonly MasterLabel?: string };
  readonly StatusDuration?: number;
  readonly StatusEndDate?: string;
  readonly StatusStartDate?: string;
  readonly UserId: string;
  readonly User?: { readonly Id?: string; readonly Name?: string };
}
