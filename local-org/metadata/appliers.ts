import { applyApexClass } from './apply/apex-class.ts';
import { applyCustomLabels } from './apply/custom-labels.ts';
import { applyCustomMetadata } from './apply/custom-metadata.ts';
import { applyCustomObject } from './apply/custom-object.ts';
import { applyCustomPermission } from './apply/custom-permission.ts';
import { applyEventChannel, applyEventChannelMember } from './apply/event-channel.ts';
import { applyPermissionSet } from './apply/permission-set.ts';
import type { Applier } from './apply/applier.ts';

/** What is done with a component of a type that the local org reads. */
export const appliers: Readonly<Record<string, Applier>> = {
  ApexClass: applyApexClass,
  CustomLabels: applyCustomLabels,
  CustomMetadata: applyCustomMetadata,
  CustomObject: applyCustomObject,
  CustomPermission: applyCustomPermission,
  PermissionSet: applyPermissionSet,
  PlatformEventChannel: applyEventChannel,
  PlatformEventChannelMember: applyEventChannelMember,
};
