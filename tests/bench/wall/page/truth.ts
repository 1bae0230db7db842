/** What a floor of `size` agents is made of; the same every time, and known without any store: agents take turns, so
 * that after any number of changes it can be said who is where and in which status. */

const givenNames = ['Ana', 'Björn', 'Chidi', 'Dana', 'Éloïse', 'Farid', 'Grace', 'Haruto', 'Inés', 'Jürgen'];
const surnames = ['Ruiz', 'Okafor', 'Lindqvist', 'Marsh', 'Moreau', 'Haddad', 'Tan', 'Novak', 'Silva'];
const titles = ['Service agent', 'Senior service agent', 'Specialist'];
const roles = ['Claims North', 'Claims South', 'Billing', 'Retention', 'Technical support'];
const departments = ['Claims', 'Billing', 'Retention', 'Technical support'];
export const statuses = [
  'Available – Voice',
  'Available – Chat',
  'Available – All',
  'Case Work',
  'Lunch',
  'Meeting',
];
/** The first status that serves no channel. */
export const firstBusy = 3;

const of = (words: readonly string[], place: number): string => words[place % words.length] ?? '';
const padded = (n: number, width: number): string => String(n).padStart(width, '0');

export const userId = (place: number): string => `005000${padded(place, 9)}AAA`;
export const rowId = (made: number): string => `0N3000${padded(made, 9)}AAA`;
export const statusId = (status: number): string => `0N5000${padded(status, 9)}AAA`;
/** The number tells him from all others, wherever his name is shown. */
export const nameOf = (place: number): string =>
  `${of(givenNames, place)} ${of(surnames, place * 7)} ${padded(place, 6)}`;

export const personOf = (place: number) => ({
  Id: userId(place),
  Name: nameOf(place),
  Title: of(titles, place),
  Department: of(departments, place),
  UserType: 'Standard',
  UserRole: { Id: `00E000${padded(place % roles.length, 9)}AAA`, Name: of(roles, place) },
});

/** A row as it should stand on the wall. */
export interface TrueRow {
  readonly name: string;
  readonly status: string;
}

/** Who stands at `row`, longest in status first, after so many `changes` of a floor of `size`. */
export function trueRow(size: number, changes: number, row: number): TrueRow {
  const place = (changes + row) % size;
  return { name: nameOf(place), status: of(statuses, statusAfter(size, changes, place)) };
}

/** Index of the status in which an agent is after so many changes. */
export function statusAfter(size: number, changes: number, place: number): number {
  const own = Math.floor((changes - place - 1) / size) + 1;
  return (place + Math.max(0, own)) % statuses.length;
}

/** The agent whom a drawn text names; undefined where it names none. */
export function placeIn(text: string): number | undefined {
  const digits = /\d{6}/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** How many of `changes` a wall has drawn whose first row reads so: the last time that it was that agent's in that
 * status. A floor may turn round more than once between two draws. Undefined where it never was. */
export function changesDrawn(size: number, changes: number, text: string): number | undefined {
  const place = placeIn(text);
  if (place === undefined) return undefined;
  const last = changes - ((((changes - place) % size) + size) % size);
  for (let drawn = last; drawn >= Math.max(0, last - size * statuses.length); drawn -= size) {
    if (text.includes(trueRow(size, drawn, 0).status)) return drawn;
  }
  return undefined;
}
