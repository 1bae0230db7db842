import type { PresenceGateway } from '../ports';

/** Bytes of JSON that the preview's Apex answers and the local org's CometD events have, without HTTP's own: measured
 * on the demo floor of 200 agents, by answer and by item in it. */
export const answerBytes: Readonly<
  Record<keyof PresenceGateway, { readonly answer: number; readonly item: number }>
> = {
  liveRows: { answer: 40, item: 460 },
  changedRows: { answer: 40, item: 520 },
  rowsById: { answer: 40, item: 490 },
  olderCurrentRows: { answer: 40, item: 460 },
  roster: { answer: 40, item: 96 },
  people: { answer: 40, item: 326 },
  load: { answer: 40, item: 52 },
  catalog: { answer: 2_400, item: 0 },
};

/** One event that tells of a status that was closed or opened, on average. */
export const eventBytes = { 'push-topic': 269, 'change-events': 680 } as const;
