import { FeedRefusal } from './channels.ts';
import type { ReadableLog } from './log-window.ts';

const onlyNew = -1;
const allRetained = -2;

/**
 * The entry after which a subscription starts. `replay` is what the client asked for: -1 or nothing, -2, or the id of
 * an event committed at `since` (epoch milliseconds) or later. Throws FeedRefusal for anything else.
 */
export function startOf(log: ReadableLog, replay: unknown, since: number): number {
  if (replay === undefined || replay === onlyNew) return log.newest();
  if (replay === allRetained) return lastBefore(log, since);
  const known = typeof replay === 'number' && Number.isSafeInteger(replay) && replay > 0;
  const [entry] = known ? log.after(replay - 1, 1) : [];
  if (!known || entry?.replayId !== replay || entry.at < since) throw invalidReplay(replay);
  return replay;
}

/** Commit times rise with replay ids. */
function lastBefore(log: ReadableLog, since: number): number {
  let [low, high] = [0, log.newest()];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [next] = log.after(middle, 1);
    if (!next || next.at >= since) high = middle;
    else low = next.replayId;
  }
  return low;
}

/** The text of "Streaming API Error Codes". */
function invalidReplay(replay: unknown): FeedRefusal {
  const given =
    typeof replay === 'number' || typeof replay === 'string' ? String(replay) : JSON.stringify(replay);
  return new FeedRefusal(
    `400::The replayId {${given}} you provided was invalid. Please provide a valid ID, -2 to replay all events, ` +
      'or -1 to replay only new events.',
  );
}
