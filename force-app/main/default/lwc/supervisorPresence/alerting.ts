import holdsAdministrator from '@salesforce/customPermission/Presence_Administrator';
import type { Alert, LimitAlert, RuleProblem } from 'c/presenceAlerts';
import type { PresenceSession } from 'c/presenceSession';

const none: readonly never[] = [];

/** The alerts of a session, whose rules come after it and may become others. */
export interface Alerting {
  list(): readonly Alert[];
  /** The limit that an agent breaks. */
  of(userId: string): LimitAlert | undefined;
  acknowledge(id: string): void;
  /** Rules that cannot be kept, for those who can mend them. */
  problems(): readonly RuleProblem[];
  /** There is a limit that somebody may break. */
  limited(): boolean;
  /** There is a rule, or one that cannot be kept and somebody who can mend it. */
  watches(): boolean;
  end(): void;
}

type AlertSource = Pick<PresenceSession, 'alerts' | 'rules' | 'onRules'>;

export function followAlerts(session: AlertSource, changed: () => void): Alerting {
  let stop = () => {};

  function follow(): void {
    stop();
    stop = session.alerts?.subscribe(changed) ?? (() => {});
  }

  const stopRules = session.onRules(() => {
    follow();
    changed();
  });
  follow();
  const problems = () => (holdsAdministrator ? (session.rules?.problems ?? none) : none);

  return {
    list: () => session.alerts?.list() ?? none,
    of: (userId) => session.alerts?.of(userId),
    acknowledge: (id) => session.alerts?.acknowledge(id),
    problems,
    limited: () => (session.rules?.limits ?? none).length > 0,
    watches() {
      const { limits = none, coverage = none } = session.rules ?? {};
      return limits.length + coverage.length + problems().length > 0;
    },
    end() {
      stop();
      stopRules();
    },
  };
}
