/** When a rule holds. Times are epoch milliseconds. */
export interface TimeWindow {
  /** Whether it holds at `now`, and the earliest time at which that may be otherwise. */
  at(now: number): { readonly holds: boolean; readonly until: number };
}

export interface TimeWindowText {
  /** `HH:MM`; absent: from midnight. */
  readonly from?: string;
  /** `HH:MM`, exclusive; absent or `24:00`: to midnight. Not after `from`: it ends on the next day. */
  readonly to?: string;
  /** `Mon,Tue` or `Mon-Fri`, the days on which it begins; absent: every day. */
  readonly days?: string;
  readonly timeZone: string;
}

export interface WindowFault {
  readonly field: 'From__c' | 'To__c' | 'Days__c' | 'Time_Zone__c';
  readonly value: string;
  readonly why: 'not-a-time' | 'not-days' | 'no-such-zone';
}

const minute = 60_000;
const dayMinutes = 1_440;
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Undefined after `fault` has been told what is wrong. */
export function timeWindowOf(
  text: TimeWindowText,
  fault: (fault: WindowFault) => void,
): TimeWindow | undefined {
  const { from = '00:00', to = '24:00', days = 'Mon-Sun', timeZone } = text;
  const start = minutesOf(from);
  const end = minutesOf(to);
  const begins = daysOf(days);
  const local = localTime(timeZone);
  if (start === undefined || start === dayMinutes)
    fault({ field: 'From__c', value: from, why: 'not-a-time' });
  if (end === undefined) fault({ field: 'To__c', value: to, why: 'not-a-time' });
  if (begins === undefined) fault({ field: 'Days__c', value: days, why: 'not-days' });
  if (local === undefined) fault({ field: 'Time_Zone__c', value: timeZone, why: 'no-such-zone' });
  if (start === undefined || start === dayMinutes || end === undefined || !begins || !local) return undefined;
  const overnight = end <= start;

  const holdsAt = (day: number, time: number): boolean => {
    const since = (dayBefore: boolean) => begins.has(dayBefore ? (day + 6) % 7 : day);
    if (!overnight) return time >= start && time < end && since(false);
    return (time >= start && since(false)) || (time < end && since(true));
  };
  return {
    at(now) {
      const { day, time } = local(now);
      const edges = [start, end, dayMinutes].map(
        (edge) => (edge - time + dayMinutes) % dayMinutes || dayMinutes,
      );
      // A clock that is put forward or back does so at an hour: nothing is taken for granted beyond the next one.
      const minutes = Math.min(...edges, 60 - (time % 60));
      return { holds: holdsAt(day, time), until: (Math.floor(now / minute) + minutes) * minute };
    },
  };
}

function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^\s*(\d{1,2}):(\d{2})\s*$/.exec(text) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && time <= dayMinutes ? time : undefined;
}

/** Monday is 0. */
function daysOf(text: string): ReadonlySet<number> | undefined {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(/[,;]/)) {
    const [first = -1, last = first] = part
      .split('-')
      .map((name) => dayNames.indexOf(name.trim().slice(0, 3)));
    if (first < 0 || last < 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}

/** Day of the week and minute of the day in a zone; undefined where there is no such zone. */
function localTime(timeZone: string): ((now: number) => { day: number; time: number }) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return undefined;
  }
  return (now) => {
    const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
    const day = dayNames.indexOf((parts.get('weekday') ?? '').toLowerCase());
    return { day, time: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
  };
}
