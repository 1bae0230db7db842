import { alertWords, createAlertChanges, type AgentOf } from 'c/presenceAlertWords';
import { agentAtLunch, coverageAlert, limitAlert, start } from './alerts';

const ana: AgentOf = (userId) => (userId === '005A' ? agentAtLunch('005A', 'Ana Lee') : undefined);

describe('the words of an alert', () => {
  it('of a limit name the agent, his status, since when it is broken, what to do', () => {
    expect(alertWords(limitAlert('005A'), ana)).toMatchObject({
      name: 'Ana Lee',
      text: 'Over the limit in Lunch',
      since: start + 1_800_000,
      level: 'broken',
      levelName: 'Broken',
      spoken: 'Ana Lee, over the limit',
    });
    expect(alertWords(limitAlert('005A'), ana).next).toContain('supervisor page');
  });

  it('name no status that the agent has left', () => {
    const words = alertWords(limitAlert('005A'), () => agentAtLunch('005A', 'Ana Lee', '0N5chat'));
    expect(words.text).toBe('Over the limit of a status');
  });

  it('of an agent who may not be seen name nobody', () => {
    expect(alertWords(limitAlert('005B'), ana).name).toBe('An agent');
  });

  it('of a channel say how many are online, and of whom', () => {
    expect(alertWords(coverageAlert('Voice'), ana)).toMatchObject({
      name: 'Voice',
      text: '1 online, at least 2 needed, of those you may see',
      level: 'broken',
      spoken: 'Voice: 1 online of at least 2',
    });
  });

  it('warn in another shape before it is broken', () => {
    const warning = alertWords(coverageAlert('Voice', { level: 'warning', online: 2 }), ana);
    const broken = alertWords(coverageAlert('Voice'), ana);
    expect(warning).toMatchObject({
      text: '2 online, just as many as are needed, of those you may see',
      next: 'Nobody more may leave this channel.',
      levelName: 'Warning',
    });
    expect(warning.shape).not.toBe(broken.shape);
  });
});

describe('what changed of the alerts', () => {
  it('is all of them at first, and nothing when told again', () => {
    const changes = createAlertChanges();
    const alerts = [limitAlert('005A'), coverageAlert('Voice')];
    expect(changes.tell(alerts, ana)).toBe(
      '2 new alerts: Ana Lee, over the limit; Voice: 1 online of at least 2.',
    );
    expect(changes.tell([...alerts], ana)).toBe('');
  });

  it('is one, in the singular', () => {
    expect(createAlertChanges().tell([limitAlert('005A')], ana)).toBe('New alert: Ana Lee, over the limit.');
  });

  it('is what came and what went since the last time', () => {
    const changes = createAlertChanges();
    changes.tell([limitAlert('005A'), coverageAlert('Voice')], ana);
    expect(changes.tell([coverageAlert('Chat')], ana)).toBe(
      'New alert: Chat: 1 online of at least 2. 2 alerts cleared.',
    );
    expect(changes.tell([], ana)).toBe('One alert cleared.');
  });

  it('names three of many', () => {
    const many = ['A', 'B', 'C', 'D', 'E'].map((channel) => coverageAlert(channel));
    expect(createAlertChanges().tell(many, ana)).toMatch(/^5 new alerts: A: .*; B: .*; C: .* and 2 more\.$/);
  });

  it('is not that somebody acknowledged one', () => {
    const changes = createAlertChanges();
    changes.tell([limitAlert('005A')], ana);
    expect(changes.tell([limitAlert('005A', { acknowledged: true })], ana)).toBe('');
  });

  it('is told anew after it was forgotten, without anything that cleared', () => {
    const changes = createAlertChanges();
    changes.tell([limitAlert('005A')], ana);
    changes.forget();
    expect(changes.tell([], ana)).toBe('');
    expect(changes.tell([limitAlert('005A')], ana)).toContain('New alert');
  });
});
