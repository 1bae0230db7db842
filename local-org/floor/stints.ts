import { drawFor, type Draw } from './draw.ts';
import { crewPlaces, streams, type FloorAgent, type Skill } from './roster.ts';
import { hour, minute } from './rota.ts';
import { statusPlace, type StatusLabel } from './statuses.ts';

/** A stretch of one shift that is meant for one status; neighbours always differ. Times are epoch milliseconds. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  readonly status: number;
}

interface Away {
  readonly label: StatusLabel;
  readonly length: number;
}

const onlineLabels: Readonly<Record<Skill, readonly StatusLabel[]>> = {
  voice: ['Available – Voice', 'Available – Voice', 'Available – All'],
  chat: ['Available – Chat', 'Available – Chat', 'Available – Messaging'],
  messaging: ['Available – Messaging', 'Available – Messaging', 'Available – Chat'],
  case: ['Available – Case'],
  all: ['Available – All'],
  video: ['Available – Video'],
};

const lengthBetween = (draw: Draw, low: number, high: number): number =>
  draw.int(low * minute, high * minute);

/** What a shift is broken up by, in order: lunch near the middle, a break on either side, one longer matter now and
 * then, and work that is finished after a contact. */
function drawAways(draw: Draw): Away[] {
  const count = draw.int(6, 16);
  const lunch = Math.floor(count * (0.35 + 0.3 * draw.share()));
  const breaks = new Set([Math.floor(lunch / 2), Math.floor((lunch + count) / 2)]);
  const longer = draw.chance(0.7) ? draw.int(0, count - 1) : -1;
  return Array.from({ length: count }, (_, place): Away => {
    if (place === lunch) return { label: 'Lunch', length: lengthBetween(draw, 25, 40) };
    if (breaks.has(place)) return { label: 'Break', length: lengthBetween(draw, 8, 16) };
    if (place !== longer) return { label: 'Case Work', length: lengthBetween(draw, 3, 14) };
    return {
      label: draw.pick(['Training', 'Meeting', 'Coaching'] as const),
      length: lengthBetween(draw, 15, 40),
    };
  });
}

/** Online, away, online, away … online: what the aways leave is shared out unevenly among the online stints. */
export function drawStints(draw: Draw, agent: FloorAgent, from: number, to: number): Stint[] {
  const aways = drawAways(draw);
  const online = to - from - aways.reduce((sum, away) => sum + away.length, 0);
  const weights = Array.from({ length: aways.length + 1 }, () => 0.4 + draw.wait(1));
  const unit = online / weights.reduce((sum, weight) => sum + weight, 0);
  const stints: Stint[] = [];
  let time = from;
  weights.forEach((weight, place) => {
    const away = aways[place];
    const end = away ? Math.round(time + weight * unit) : to;
    stints.push({ from: time, to: end, status: statusPlace(draw.pick(onlineLabels[agent.skill])) });
    time = end;
    if (!away) return;
    stints.push({ from: time, to: time + away.length, status: statusPlace(away.label) });
    time += away.length;
  });
  return stints;
}

/** The minutes of one day in which the whole video crew is at lunch: where the coverage of a channel breaks. */
export function crewLunch(
  seed: number,
  dayNumber: number,
  shiftBegins: number,
): { from: number; to: number } {
  const draw = drawFor(seed, streams.lunch, dayNumber);
  const from = shiftBegins + 4 * hour + lengthBetween(draw, -30, 30);
  return { from, to: from + lengthBetween(draw, 6, 18) };
}

/** The crew takes turns: each hour every place has a quarter in which it may be away, so that the channel is only
 * left alone at lunch. */
export function drawCrewStints(
  draw: Draw,
  crew: number,
  lunch: { from: number; to: number },
  shiftBegins: number,
  from: number,
  to: number,
): Stint[] {
  const quarter = hour / crewPlaces;
  const lunchFrom = lunch.from - lengthBetween(draw, 1, 10);
  const lunchTo = lunch.to + lengthBetween(draw, 1, 10);
  const aways: Stint[] = [{ from: lunchFrom, to: lunchTo, status: statusPlace('Lunch') }];
  for (let turn = shiftBegins + crew * quarter; turn < to; turn += hour) {
    const begins = turn + lengthBetween(draw, 0, 3);
    const ends = begins + lengthBetween(draw, 4, 10);
    const status = statusPlace(draw.chance(0.3) ? 'Break' : 'Case Work');
    const nearLunch = begins < lunchTo + 3 * minute && ends > lunchFrom - 3 * minute;
    if (begins < from + 5 * minute || ends > to - 5 * minute || nearLunch) continue;
    aways.push({ from: begins, to: ends, status });
  }
  aways.sort((a, b) => a.from - b.from);
  const stints: Stint[] = [];
  let time = from;
  for (const away of aways) {
    stints.push({ from: time, to: away.from, status: statusPlace('Available – Video') }, away);
    time = away.to;
  }
  stints.push({ from: time, to, status: statusPlace('Available – Video') });
  return stints;
}
