import type { StatusCatalog } from 'c/presenceModel';

interface StatusRow {
  readonly Id: string;
  readonly MasterLabel?: string;
}

interface ChannelRow {
  readonly ServicePresenceStatusId?: string;
  readonly ServiceChannelId?: string;
  readonly ServiceChannel?: { readonly MasterLabel?: string };
}

/** Statuses with the channels that they serve; a channel that the viewer may not name goes by its id. */
export function toStatusCatalog(
  statuses: readonly StatusRow[],
  served: readonly ChannelRow[],
): StatusCatalog {
  const channelIds = new Map<string, string[]>();
  const labels = new Map<string, string>();
  for (const { ServicePresenceStatusId, ServiceChannelId, ServiceChannel } of served) {
    if (ServicePresenceStatusId === undefined || ServiceChannelId === undefined) continue;
    const ids = channelIds.get(ServicePresenceStatusId) ?? [];
    if (!ids.includes(ServiceChannelId)) ids.push(ServiceChannelId);
    channelIds.set(ServicePresenceStatusId, ids);
    labels.set(ServiceChannelId, ServiceChannel?.MasterLabel ?? ServiceChannelId);
  }
  return {
    statuses: statuses.map(({ Id, MasterLabel }) => ({
      id: Id,
      label: MasterLabel ?? Id,
      channelIds: channelIds.get(Id) ?? [],
    })),
    channels: [...labels].map(([id, label]) => ({ id, label })),
  };
}
