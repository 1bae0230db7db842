/** The channels and statuses of the seeded org. Plans name them by their place in these lists. */
export const channels = ['Voice', 'Chat', 'Messaging', 'Case', 'Video'] as const;

export type ChannelLabel = (typeof channels)[number];

export interface FloorStatus {
  readonly label: string;
  /** None: Busy. */
  readonly channels: readonly ChannelLabel[];
}

export const statuses = [
  { label: 'Available – Voice', channels: ['Voice'] },
  { label: 'Available – Chat', channels: ['Chat'] },
  { label: 'Available – Messaging', channels: ['Messaging'] },
  { label: 'Available – Case', channels: ['Case'] },
  { label: 'Available – All', channels: ['Voice', 'Chat', 'Messaging', 'Case'] },
  { label: 'Available – Video', channels: ['Video'] },
  { label: 'Case Work', channels: [] },
  { label: 'Break', channels: [] },
  { label: 'Lunch', channels: [] },
  { label: 'Training', channels: [] },
  { label: 'Meeting', channels: [] },
  { label: 'Coaching', channels: [] },
] as const satisfies readonly FloorStatus[];

export type StatusLabel = (typeof statuses)[number]['label'];

const places = new Map<string, number>(statuses.map((status, place) => [status.label, place]));

/** The place of a status in `statuses`. */
export function statusPlace(label: StatusLabel): number {
  return places.get(label) ?? 0;
}

export const statusServes = (place: number): readonly ChannelLabel[] => statuses[place]?.channels ?? [];
