import limits from '@salesforce/apex/PresenceRules.limits';
import coverage from '@salesforce/apex/PresenceRules.coverage';
import type { RulesGateway } from 'c/presenceAlerts';
import { ask, plain } from './calls';

export function createApexRulesGateway(): RulesGateway {
  return {
    async limits() {
      return plain(await ask(limits()));
    },
    async coverage() {
      return plain(await ask(coverage()));
    },
  };
}
