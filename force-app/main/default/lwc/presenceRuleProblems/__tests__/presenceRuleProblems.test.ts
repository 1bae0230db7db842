import { createElement } from 'lwc';
import PresenceRuleProblems from 'c/presenceRuleProblems';
import type { RuleProblem } from 'c/presenceAlerts';

function show(problems: readonly RuleProblem[]): ShadowRoot {
  const element = createElement('c-presence-rule-problems', { is: PresenceRuleProblems });
  Object.assign(element, { problems });
  document.body.appendChild(element);
  return element.shadowRoot ?? (document.createDocumentFragment().getRootNode() as ShadowRoot);
}

const lunch: RuleProblem = { rule: 'Lunch', field: 'Status__c', value: 'Lnch', why: 'no-such-status' };
const voice: RuleProblem = { rule: 'Voice', field: 'Channel__c', value: 'Phone', why: 'no-such-channel' };

afterEach(() => document.body.replaceChildren());

describe('rules that cannot be kept', () => {
  it('stand with the record and the field to mend, and why', () => {
    const lines = [...show([lunch, voice]).querySelectorAll('li')].map((line) => line.textContent);
    expect(lines).toEqual([
      'Presence_Limit__mdt Lunch, Status__c:no status is called “Lnch”',
      'Presence_Coverage__mdt Voice, Channel__c:no channel is called “Phone”',
    ]);
  });

  it('are counted, one in the singular', () => {
    expect(show([lunch]).querySelector('h3')?.textContent).toBe(
      'A setting of limits and coverage cannot be kept',
    );
    expect(show([lunch, voice]).querySelector('h3')?.textContent).toContain('2 settings');
  });

  it('of other kinds name the wrong value', () => {
    const whys = ['not-positive', 'not-a-time', 'not-days', 'no-such-zone'] as const;
    const text = show(whys.map((why) => ({ rule: 'R', field: 'F__c', value: why, why }))).textContent;
    for (const why of whys) expect(text).toContain(`“${why}”`);
  });

  it('take no place where there are none, and not the page where there are many', () => {
    expect(show([]).querySelector('section')).toBeNull();
    const many = Array.from({ length: 30 }, (_, index) => ({ ...lunch, rule: `Rule_${index}` }));
    const shown = show(many);
    expect(shown.querySelectorAll('li')).toHaveLength(10);
    expect(shown.textContent).toContain('and 20 more');
  });
});
