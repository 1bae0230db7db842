import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRows } from '../database/statements.ts';
import { deployTarget, failureText, type DeployTarget } from './deploy-target.fixture.ts';
import { packageXml, xmlOf } from './package.fixture.ts';

let target: DeployTarget;
beforeEach(() => {
  target = deployTarget();
});
afterEach(() => target.remove());

interface Member {
  readonly channel?: string;
  readonly entity?: string;
  readonly filter?: string;
  readonly enriched?: readonly string[];
}

const presence = 'UserServicePresenceChangeEvent';

function files(
  channels: readonly string[],
  members: Readonly<Record<string, Member>>,
): Record<string, string> {
  const made: Record<string, string> = {
    'package.xml': packageXml({
      PlatformEventChannel: channels,
      PlatformEventChannelMember: Object.keys(members),
    }),
  };
  for (const name of channels) {
    made[`platformEventChannels/${name}.platformEventChannel`] = xmlOf(
      'PlatformEventChannel',
      `<channelType>data</channelType><label>${name}</label>`,
    );
  }
  for (const [name, { channel = 'Floor__chn', entity = presence, filter, enriched = [] }] of Object.entries(
    members,
  )) {
    made[`platformEventChannelMembers/${name}.platformEventChannelMember`] = xmlOf(
      'PlatformEventChannelMember',
      `${enriched.map((field) => `<enrichedFields><name>${field}</name></enrichedFields>`).join('')}
       <eventChannel>${channel}</eventChannel>
       ${filter === undefined ? '' : `<filterExpression>${filter}</filterExpression>`}
       <selectedEntity>${entity}</selectedEntity>`,
    );
  }
  return made;
}
const deploy = async (
  channels: readonly string[],
  members: Readonly<Record<string, Member>>,
): Promise<string> => failureText(await target.deployFiles(files(channels, members)));
const selected = (): unknown =>
  readRows(
    target.db,
    'SELECT channel, entity, filter, enriched FROM event_channel_member ORDER BY full_name',
  );

describe('channels of change events', () => {
  it('come with their members, filters and enriched fields, and change with the next deploy', async () => {
    const filter = "ChangeEventHeader.changeType = 'CREATE' OR IsCurrentState = false";
    const members = { Floor_chn_Presence: { filter, enriched: ['userid'] } };
    expect(await deploy(['Floor__chn'], members)).toBe('');
    const row = { channel: 'Floor__chn', entity: presence };
    expect(selected()).toEqual([{ ...row, filter, enriched: '["UserId"]' }]);
    expect(await deploy([], { Floor_chn_Presence: {} })).toBe('');
    expect(selected()).toEqual([{ ...row, filter: null, enriched: '[]' }]);
    expect(await deploy([], { ChangeEvents_Presence: { channel: 'ChangeEvents' } })).toBe('');
    expect(selected()).toHaveLength(2);
  });

  it.each<[string, Member, RegExp]>([
    [
      'an unknown channel',
      { channel: 'Other__chn' },
      /:4: Unable to find the specified channel: Other__chn$/,
    ],
    ['no event', { entity: 'UserServicePresence' }, /invalid event in selectedEntity: UserServicePresence$/],
    ['an event of nothing', { entity: 'NonsenseChangeEvent' }, /invalid event in selectedEntity/],
    ['an unknown enriched field', { enriched: ['Nonsense'] }, /The selected field, Nonsense, isn't valid$/],
    ['a path', { enriched: ['User.Name'] }, /The selected field, User.Name, isn't valid$/],
    ['a field that events lack', { enriched: ['IsDeleted'] }, /The selected field, IsDeleted, isn't valid$/],
    ['an unknown field', { filter: 'Nonsense = 1' }, /:5: .*Nonsense field is invalid$/],
    ['IsDeleted', { filter: 'IsDeleted = false' }, /IsDeleted field is invalid$/],
    ['a relationship', { filter: "User.Name = 'x'" }, /User.Name field is invalid$/],
    ['a list', { filter: "ChangeEventHeader.recordIds = 'x'" }, /recordIds field is invalid$/],
    [
      'times in order',
      { filter: 'StatusStartDate &gt; 2026-05-05T12:00:00Z' },
      /Only equality operators are supported for this field type or value$/,
    ],
    ['a keyword', { filter: 'WHERE IsAway = true' }, /filter expression has syntax errors/],
    [
      'a date literal',
      { filter: 'StatusStartDate = TODAY' },
      /LOCAL_ORG_NOT_IMITATED: The local org does not imitate a date literal/,
    ],
    [
      'fields of an object that is not here',
      { entity: 'AccountChangeEvent', filter: "Name = 'x'" },
      /LOCAL_ORG_NOT_IMITATED/,
    ],
  ])('are refused with %s', async (_what, member, why) => {
    expect(await deploy(['Floor__chn'], { Floor_chn_Presence: member })).toMatch(why);
    expect(selected()).toEqual([]);
    expect(readRows(target.db, 'SELECT * FROM event_channel')).toEqual([]);
  });

  it('bear names of their own kind', async () => {
    expect(await deploy(['Floor'], {})).toMatch(/ends in __chn/);
    expect(await deploy(['Floor__chn'], { Floor__chn_Presence: {} })).toMatch(
      /Cannot create a new component with the namespace: Floor$/,
    );
    const events = files(['Floor__chn'], {});
    const path = 'platformEventChannels/Floor__chn.platformEventChannel';
    const other = { ...events, [path]: events[path]?.replace('>data<', '>event<') ?? '' };
    expect(failureText(await target.deployFiles(other))).toMatch(/LOCAL_ORG_NOT_IMITATED.*platform events/);
  });

  it('carry an entity once', async () => {
    expect(await deploy(['Floor__chn'], { First: {}, Second: {} })).toMatch(
      /DUPLICATE_VALUE: UserServicePresenceChangeEvent is selected on Floor__chn already, by First$/,
    );
    expect(await deploy(['Floor__chn', 'Other__chn'], { First: {}, Second: { channel: 'Other__chn' } })).toBe(
      '',
    );
    expect(await deploy([], { Third: { channel: 'Floor__chn' } })).toMatch(/DUPLICATE_VALUE/);
    expect(await deploy([], { First: { channel: 'Other__chn' } })).toMatch(/can’t be updated$/);
  });

  it('carry five entities together, presence among them, each counted once', async () => {
    const four = ['Account', 'Contact', 'Case', 'User'].map(
      (name) => [`Floor_${name}`, { entity: `${name}ChangeEvent` }] as const,
    );
    const result = await target.deployFiles(files(['Floor__chn'], Object.fromEntries(four)));
    expect(failureText(result)).toBe('');
    expect(result.messages.find(({ fullName }) => fullName === 'Floor_Account')?.problem).toBe(
      'LOCAL_ORG_NOT_CHECKED: no change of Account ever happens here',
    );
    expect(
      await deploy(['Other__chn'], { Again: { channel: 'Other__chn', entity: 'CaseChangeEvent' } }),
    ).toBe('');
    expect(await deploy([], { Presence: {} })).toBe('');
    expect(await deploy([], { Sixth: { entity: 'LeadChangeEvent' } })).toMatch(
      /LIMIT_EXCEEDED: at most 5 entities can be selected/,
    );
  });
});
