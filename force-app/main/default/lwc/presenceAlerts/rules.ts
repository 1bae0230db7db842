import type { StatusCatalog } from 'c/presenceModel';
import { timeWindowOf, type TimeWindow } from './timeWindow';

/** `Presence_Limit__mdt` as Lightning answers it: null fields absent. */
export interface LimitRecord {
  readonly DeveloperName: string;
  readonly Status__c?: string;
  readonly Spell_Minutes__c?: number;
}

/** `Presence_Coverage__mdt` as Lightning answers it: null fields absent. */
export interface CoverageRecord {
  readonly DeveloperName: string;
  readonly Channel__c?: string;
  readonly Minimum__c?: number;
  readonly From__c?: string;
  readonly To__c?: string;
  readonly Days__c?: string;
  readonly Time_Zone__c?: string;
}

/** What the administrator has written down. Each call is one user-mode query, answered with the server's clock, epoch
 * milliseconds; rejects with GatewayError. */
export interface RulesGateway {
  limits(): Promise<RulesAnswer<LimitRecord>>;
  coverage(): Promise<RulesAnswer<CoverageRecord>>;
}

export interface RulesAnswer<T> {
  readonly serverTime: number;
  readonly value: readonly T[];
}

export interface LimitRule {
  readonly name: string;
  readonly statusId: string;
  /** How long a spell in the status may last, milliseconds. */
  readonly spell: number;
}

export interface CoverageRule {
  readonly name: string;
  readonly channelId: string;
  readonly channelLabel: string;
  /** Agents online for the channel below which it is not covered. */
  readonly minimum: number;
  readonly window: TimeWindow;
}

/** A rule that cannot be kept, for somebody who can mend it. */
export interface RuleProblem {
  readonly rule: string;
  readonly field: string;
  readonly value: string;
  readonly why:
    'no-such-status' | 'no-such-channel' | 'not-positive' | 'not-a-time' | 'not-days' | 'no-such-zone';
}

export interface AlertRules {
  readonly limits: readonly LimitRule[];
  readonly coverage: readonly CoverageRule[];
  readonly problems: readonly RuleProblem[];
}

const minute = 60_000;

/**
 * Rules by the ids that their labels name. A label stands for every status that bears it, in whatever case; what matches
 * none is a problem and no rule. `timeZone` is that of coverage rules without one of their own.
 */
export function readRules(
  records: { readonly limits: readonly LimitRecord[]; readonly coverage: readonly CoverageRecord[] },
  catalog: StatusCatalog,
  timeZone: string,
): AlertRules {
  const problems: RuleProblem[] = [];
  const limits = records.limits.flatMap((record) => limitsOf(record, catalog, problems));
  const coverage = records.coverage.flatMap((record) => coverageOf(record, catalog, timeZone, problems));
  return { limits, coverage, problems };
}

function limitsOf(record: LimitRecord, catalog: StatusCatalog, problems: RuleProblem[]): LimitRule[] {
  const { DeveloperName: name, Status__c: label = '', Spell_Minutes__c: minutes } = record;
  const found = labelled(catalog.statuses, label);
  if (found.length === 0)
    problems.push({ rule: name, field: 'Status__c', value: label, why: 'no-such-status' });
  // A limit may be for the day alone.
  if (minutes === undefined) return [];
  if (!(minutes > 0)) {
    problems.push({ rule: name, field: 'Spell_Minutes__c', value: String(minutes), why: 'not-positive' });
    return [];
  }
  return found.map(({ id }) => ({ name, statusId: id, spell: minutes * minute }));
}

function coverageOf(
  record: CoverageRecord,
  catalog: StatusCatalog,
  timeZone: string,
  problems: RuleProblem[],
): CoverageRule[] {
  const { DeveloperName: name, Channel__c: label = '', Minimum__c: minimum = 1 } = record;
  const found = labelled(catalog.channels, label);
  if (found.length === 0)
    problems.push({ rule: name, field: 'Channel__c', value: label, why: 'no-such-channel' });
  if (!(minimum > 0)) {
    problems.push({ rule: name, field: 'Minimum__c', value: String(minimum), why: 'not-positive' });
    return [];
  }
  const window = timeWindowOf(
    {
      from: record.From__c,
      to: record.To__c,
      days: record.Days__c,
      timeZone: record.Time_Zone__c ?? timeZone,
    },
    (fault) => problems.push({ rule: name, ...fault }),
  );
  if (window === undefined) return [];
  return found.map(({ id, label: channelLabel }) => ({ name, channelId: id, channelLabel, minimum, window }));
}

function labelled<T extends { readonly label: string }>(all: readonly T[], label: string): T[] {
  const wanted = fold(label);
  return wanted === '' ? [] : all.filter((each) => fold(each.label) === wanted);
}

const fold = (text: string): string => text.trim().toLowerCase();
