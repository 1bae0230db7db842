import { getFieldValue, type UiRecord } from 'lightning/uiRecordApi';
import type { Agent, Person } from 'c/presenceModel';

/** All of them optional: what the viewer may not read is absent, and costs nothing else. */
export const userFields = [
  'User.Name',
  'User.Title',
  'User.Department',
  'User.SmallPhotoUrl',
  'User.FullPhotoUrl',
  'User.IsActive',
  // Service Cloud User: the license without which nobody is in Omni-Channel (object reference: User).
  'User.UserPermissionsSupportUser',
] as const;

/** What the page knows of a user beside his presence; undefined is not known. */
export interface UserFacts {
  readonly userId: string;
  readonly name?: string;
  readonly title?: string;
  readonly department?: string;
  readonly smallPhotoUrl?: string;
  readonly fullPhotoUrl?: string;
  readonly active?: boolean;
  readonly licensed?: boolean;
}

export function userFactsOf(record: UiRecord): UserFacts {
  const text = (field: string): string | undefined => {
    const value = getFieldValue(record, `User.${field}`);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const flag = (field: string): boolean | undefined => {
    const value = getFieldValue(record, `User.${field}`);
    return typeof value === 'boolean' ? value : undefined;
  };
  return {
    userId: record.id,
    name: text('Name'),
    title: text('Title'),
    department: text('Department'),
    smallPhotoUrl: text('SmallPhotoUrl'),
    fullPhotoUrl: text('FullPhotoUrl'),
    active: flag('IsActive'),
    licensed: flag('UserPermissionsSupportUser'),
  };
}

/** The agent with what the page knows of the person, where the presence reads have not told it. */
export function withPerson(agent: Agent, facts: UserFacts | undefined): Agent {
  if (facts === undefined) return agent;
  const { userId, name, title, department, smallPhotoUrl: photoUrl } = facts;
  const known = defined(agent.person ?? {});
  const person: Person = { ...defined({ name, title, department, photoUrl }), ...known, userId };
  return { ...agent, person };
}

function defined(facts: Readonly<Record<string, unknown>> | object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => typeof fact[1] === 'string'),
  );
}
