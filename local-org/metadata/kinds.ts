/** A type of metadata as describeMetadata tells of it. */
export interface MetadataKind {
  readonly type: string;
  readonly folder: string;
  readonly suffix?: string;
  /** Its source stands beside a description of the same name and `-meta.xml`. */
  readonly metaFile: boolean;
  /** A folder of its own, as a bundle of a component is. */
  readonly isBundle?: boolean;
  /** Whether the local org reads its files; else it keeps the names, and says so. */
  readonly isRead: boolean;
  /** Types that stand inside its files, each with the element that holds them. */
  readonly children?: Readonly<Record<string, string>>;
}

const read = (
  type: string,
  folder: string,
  suffix: string,
  more: Partial<MetadataKind> = {},
): MetadataKind => ({
  type,
  folder,
  suffix,
  metaFile: false,
  isRead: true,
  ...more,
});
const named = (type: string, folder: string, suffix: string, metaFile = false): MetadataKind => ({
  type,
  folder,
  suffix,
  metaFile,
  isRead: false,
});

/** What a deploy may hold, in the order in which it is applied: what is named before what names it. */
export const kinds: readonly MetadataKind[] = [
  read('CustomLabels', 'labels', 'labels', { children: { CustomLabel: 'labels' } }),
  read('ApexClass', 'classes', 'cls', { metaFile: true }),
  read('CustomPermission', 'customPermissions', 'customPermission'),
  read('CustomObject', 'objects', 'object', {
    children: {
      CustomField: 'fields',
      ListView: 'listViews',
      ValidationRule: 'validationRules',
      FieldSet: 'fieldSets',
    },
  }),
  read('CustomMetadata', 'customMetadata', 'md'),
  { type: 'LightningComponentBundle', folder: 'lwc', metaFile: false, isBundle: true, isRead: false },
  named('LightningMessageChannel', 'messageChannels', 'messageChannel'),
  named('StaticResource', 'staticresources', 'resource', true),
  named('FlexiPage', 'flexipages', 'flexipage'),
  named('CustomTab', 'tabs', 'tab'),
  named('CustomApplication', 'applications', 'app'),
  named('Translations', 'translations', 'translation'),
  named('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  read('PlatformEventChannel', 'platformEventChannels', 'platformEventChannel'),
  read('PlatformEventChannelMember', 'platformEventChannelMembers', 'platformEventChannelMember'),
  named('Layout', 'layouts', 'layout'),
  named('QuickAction', 'quickActions', 'quickAction'),
  read('PermissionSet', 'permissionsets', 'permissionset'),
];

export function kindOfType(type: string): MetadataKind | undefined {
  return kinds.find((kind) => kind.type === type);
}

/** The kind whose children a type is, as CustomField is CustomObject's. */
export function parentOfType(type: string): MetadataKind | undefined {
  return kinds.find(({ children }) => children && type in children);
}
