import { deniedWords } from '../presenceDenied';

it.each([
  ['agent', 'Presence Agent'],
  ['supervisor', 'Presence Supervisor'],
] as const)('names the %s set where its custom permission is absent', (needed, name) => {
  const { heading, text, next } = deniedWords(needed, undefined);
  expect(`${heading} ${text} ${next}`).toContain(name);
  expect(next).toMatch(/^Ask your administrator/);
  expect(`${heading} ${text} ${next}`).not.toMatch(/\{\d\}/);
});

it('speaks of objects and fields where the set is held', () => {
  const { heading, text, next } = deniedWords('supervisor', true);
  expect(next).toContain('read access to User Service Presence');
  expect(`${heading} ${text} ${next}`).not.toContain('permission set');
});

it.each([
  "You do not have access to the Apex class named 'PresenceState'.",
  "Sie haben keinen Zugriff auf die Apex-Klasse mit dem Namen 'PresenceFloor'.",
])('names the set that was taken away since the page was loaded: %s', (refusal) => {
  expect(deniedWords('agent', true, refusal)).toEqual(deniedWords('agent', undefined));
});

it.each([
  "sObject type 'UserServicePresence' is not supported.",
  "No such column 'IsAway' on entity 'UserServicePresence'.",
])('does not take a refused object or field for a refused class: %s', (refusal) => {
  expect(deniedWords('agent', true, refusal)).toEqual(deniedWords('agent', true));
});
