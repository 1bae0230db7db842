// Written by `npm run generate` from local-org/schema. Do not edit.

declare module '@salesforce/apex/PresenceAdministration.updatedRows' {
  const updatedRows: (params: { since: string | null; until: string | null }) => Promise<readonly string[]>;
  export default updatedRows;
}

declare module '@salesforce/apex/PresenceCatalog.statuses' {
  const statuses: () => Promise<{ serverTime: number; rows: { Id: string; MasterLabel: string }[] }>;
  export default statuses;
}

declare module '@salesforce/apex/PresenceCatalog.channels' {
  const channels: () => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      ServicePresenceStatusId?: string;
      ServiceChannelId: string;
      ServiceChannel?: { Id?: string; MasterLabel?: string };
    }[];
  }>;
  export default channels;
}

declare module '@salesforce/apex/PresenceExport.rows' {
  const rows: (params: {
    userIds: readonly string[] | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      Name?: string;
      OwnerId: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      IsDeleted: boolean;
      CreatedById: string;
      CreatedDate: string;
      LastModifiedById: string;
      LastModifiedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default rows;
}

declare module '@salesforce/apex/PresenceFloor.liveRows' {
  const liveRows: (params: {
    createdSince: string | null;
    afterId: string | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default liveRows;
}

declare module '@salesforce/apex/PresenceFloor.changedRows' {
  const changedRows: (params: {
    modifiedSince: string | null;
    afterId: string | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default changedRows;
}

declare module '@salesforce/apex/PresenceFloor.rowsById' {
  const rowsById: (params: {
    ids: readonly string[] | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default rowsById;
}

declare module '@salesforce/apex/PresenceFloor.olderCurrentRows' {
  const olderCurrentRows: (params: {
    createdBefore: string | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default olderCurrentRows;
}

declare module '@salesforce/apex/PresenceFloor.roster' {
  const roster: (params: {
    endedSince: string | null;
    afterUserId: string | null;
  }) => Promise<{ serverTime: number; rows: { UserId: string; userName?: string; lastEnd?: string }[] }>;
  export default roster;
}

declare module '@salesforce/apex/PresencePeople.people' {
  const people: (params: {
    userIds: readonly string[] | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      Name: string;
      Title?: string;
      Department?: string;
      UserType?: string;
      IsActive: boolean;
      SmallPhotoUrl?: string;
      UserRoleId?: string;
      UserRole?: { Id?: string; Name?: string };
      ManagerId?: string;
      Manager?: { Id?: string; Name?: string };
    }[];
  }>;
  export default people;
}

declare module '@salesforce/apex/PresencePeople.load' {
  const load: (params: {
    userIds: readonly string[] | null;
  }) => Promise<{ serverTime: number; rows: { UserId: string; items: number; weight?: number }[] }>;
  export default load;
}

declare module '@salesforce/apex/PresenceQueue.groups' {
  const groups: (params: {
    ids: readonly string[] | null;
  }) => Promise<{
    serverTime: number;
    rows: { Id: string; Name: string; Type: string; RelatedId?: string }[];
  }>;
  export default groups;
}

declare module '@salesforce/apex/PresenceQueue.members' {
  const members: (params: {
    groupIds: readonly string[] | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; GroupId: string; UserOrGroupId: string }[] }>;
  export default members;
}

declare module '@salesforce/apex/PresenceQueue.usersOfRoles' {
  const usersOfRoles: (params: {
    roleIds: readonly string[] | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; Name: string; UserRoleId?: string }[] }>;
  export default usersOfRoles;
}

declare module '@salesforce/apex/PresenceQueue.rolesBelow' {
  const rolesBelow: (params: {
    roleIds: readonly string[] | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; ParentRoleId?: string }[] }>;
  export default rolesBelow;
}

declare module '@salesforce/apex/PresenceRules.limits' {
  const limits: () => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      DeveloperName: string;
      Status__c: string;
      Spell_Minutes__c?: number;
      Day_Minutes__c?: number;
    }[];
  }>;
  export default limits;
}

declare module '@salesforce/apex/PresenceRules.coverage' {
  const coverage: () => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      DeveloperName: string;
      Channel__c: string;
      Minimum__c?: number;
      From__c?: string;
      To__c?: string;
      Days__c?: string;
      Time_Zone__c?: string;
    }[];
  }>;
  export default coverage;
}

declare module '@salesforce/apex/PresenceSettings.read' {
  const read: () => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      Feed__c?: string;
      Push_Topic__c?: string;
      Change_Event_Channel__c?: string;
      Poll_Seconds__c?: number;
      Reconcile_Seconds__c?: number;
    }[];
  }>;
  export default read;
}

declare module '@salesforce/apex/PresenceSettings.pushTopics' {
  const pushTopics: (params: {
    name: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; Name: string }[] }>;
  export default pushTopics;
}

declare module '@salesforce/apex/PresenceSettings.deliveredEvents' {
  const deliveredEvents: () => Promise<number>;
  export default deliveredEvents;
}

declare module '@salesforce/apex/PresenceSettings.deliverableEvents' {
  const deliverableEvents: () => Promise<number>;
  export default deliverableEvents;
}

declare module '@salesforce/apex/PresenceState.rowsOfUsers' {
  const rowsOfUsers: (params: {
    userIds: readonly string[] | null;
    modifiedSince: string | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      User?: { Id?: string; Name?: string };
      ServicePresenceStatusId?: string;
      ServicePresenceStatus?: { Id?: string; MasterLabel?: string };
      IsAway: boolean;
      IsCurrentState: boolean;
      StatusStartDate?: string;
      StatusEndDate?: string;
      StatusDuration?: number;
      ConfiguredCapacity?: number;
      AverageCapacity?: number;
      IdleDuration?: number;
      AtCapacityDuration?: number;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default rowsOfUsers;
}

declare module '@salesforce/apex/PresenceState.lastEnds' {
  const lastEnds: (params: {
    userIds: readonly string[] | null;
    endedSince: string | null;
  }) => Promise<{ serverTime: number; rows: { UserId: string; userName?: string; lastEnd?: string }[] }>;
  export default lastEnds;
}

declare module '@salesforce/apex/PresenceState.standardFields' {
  const standardFields: (params: {
    userId: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; [field: string]: unknown }[] }>;
  export default standardFields;
}

declare module '@salesforce/apex/PresenceState.onlineInStatuses' {
  const onlineInStatuses: (params: {
    statusIds: readonly string[] | null;
    exceptUserId: string | null;
    createdSince: string | null;
    closedSince: string | null;
  }) => Promise<{
    serverTime: number;
    rows: {
      Id: string;
      UserId: string;
      ServicePresenceStatusId?: string;
      IsAway: boolean;
      IsCurrentState: boolean;
      CreatedDate: string;
      SystemModstamp: string;
    }[];
  }>;
  export default onlineInStatuses;
}

declare module '@salesforce/apex/PresenceState.visibleAgents' {
  const visibleAgents: (params: {
    changedSince: string | null;
  }) => Promise<{ serverTime: number; rows: { agents: number }[] }>;
  export default visibleAgents;
}

declare module '@salesforce/apex/PresenceTeam.managed' {
  const managed: (params: {
    managerId: string | null;
    afterId: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; Name: string }[] }>;
  export default managed;
}

declare module '@salesforce/apex/PresenceTeam.inRoles' {
  const inRoles: (params: {
    roleIds: readonly string[] | null;
    afterId: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; Name: string; UserRoleId?: string }[] }>;
  export default inRoles;
}

declare module '@salesforce/apex/PresenceTeam.publicGroups' {
  const publicGroups: (params: {
    afterId: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; Name: string }[] }>;
  export default publicGroups;
}

declare module '@salesforce/apex/PresenceTeam.members' {
  const members: (params: {
    afterId: string | null;
  }) => Promise<{ serverTime: number; rows: { Id: string; GroupId: string; UserOrGroupId: string }[] }>;
  export default members;
}
