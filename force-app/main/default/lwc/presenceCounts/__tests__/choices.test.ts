import { everybody, counts, show } from './counts';

afterEach(() => document.body.replaceChildren());

describe('a count', () => {
  it('is a filter that is off', () => {
    expect(show().button('Online')?.getAttribute('aria-pressed')).toBe('false');
  });

  it('adds its kind to the filter', () => {
    const { button, changes } = show({ arrangement: { ...everybody, kinds: ['busy'] } });
    button('Online')?.click();
    expect(changes).toEqual([{ kinds: ['busy', 'online'], only: [] }]);
  });

  it('takes its kind away again', () => {
    const { button, changes } = show({ arrangement: { ...everybody, kinds: ['online', 'busy'] } });
    expect(button('Online')?.getAttribute('aria-pressed')).toBe('true');
    button('Online')?.click();
    expect(changes).toEqual([{ kinds: ['busy'], only: [] }]);
  });

  it('of those counted apart leaves the kinds', () => {
    const { button, changes } = show({ arrangement: { ...everybody, kinds: ['online'] } });
    button('Probably gone')?.click();
    expect(changes).toEqual([{ only: ['suspect'], kinds: [] }]);
  });

  it('of broken limits goes with the kinds: whoever breaks one has a kind', () => {
    const { button, changes } = show({
      counts: { ...counts, limit: 2 },
      arrangement: { ...everybody, kinds: ['busy'], only: ['limit'] },
    });
    button('Online')?.click();
    button('Over limit')?.click();
    expect(changes).toEqual([{ kinds: ['busy', 'online'], only: ['limit'] }, { only: [] }]);
  });

  it('of a status filters by it', () => {
    const { button, changes } = show({ arrangement: { ...everybody, statusIds: ['0N52'] } });
    expect(button('Unnamed')?.getAttribute('aria-pressed')).toBe('true');
    button('Available')?.click();
    expect(changes).toEqual([{ statusIds: ['0N52', '0N51'] }]);
  });

  it('of a channel filters by it', () => {
    const { button, changes } = show({ arrangement: { ...everybody, channelIds: ['0N9v'] } });
    expect(button('Voice')?.getAttribute('aria-pressed')).toBe('true');
    button('Chat')?.click();
    button('Voice')?.click();
    expect(changes).toEqual([{ channelIds: ['0N9v', '0N9c'] }, { channelIds: [] }]);
  });
});
