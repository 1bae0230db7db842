/** The types whose files the local org reads, and so everything that they hold. */
export const shapedTypes = [
  'ApexClass',
  'CustomLabels',
  'CustomMetadata',
  'CustomObject',
  'CustomPermission',
  'PermissionSet',
  'PlatformEventChannel',
  'PlatformEventChannelMember',
] as const;
export type ShapedType = (typeof shapedTypes)[number];
