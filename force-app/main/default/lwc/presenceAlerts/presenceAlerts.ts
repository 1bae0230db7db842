export { createPresenceAlerts } from './alerts';
export type { Alert, AlertOptions, CoverageAlert, LimitAlert, PresenceAlerts } from './alerts';
export { readRules } from './rules';
export type { AlertRules, CoverageRecord, LimitRecord, RuleProblem, RulesGateway } from './rules';
