import type { OrgClient } from '../apex/index.ts';

export interface SampleRecord {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

export interface Samples {
  readonly object: string;
  readonly records: readonly SampleRecord[];
}

const questions = [
  {
    object: 'Cases',
    soql: 'SELECT Id, CaseNumber, Subject, OwnerId, Owner.Name FROM Case ORDER BY CaseNumber LIMIT 15',
    read: ({ Id, CaseNumber, Subject, OwnerId, Owner }: Row): SampleRecord => ({
      id: text(Id),
      name: `${text(CaseNumber)} ${text(Subject)}`,
      about: `owned by ${text(OwnerId).startsWith('00G') ? 'a queue' : nameOf(Owner)}`,
    }),
  },
  {
    object: 'Users',
    soql: 'SELECT Id, Name, Title FROM User WHERE IsActive = TRUE ORDER BY Name, Id LIMIT 10',
    read: ({ Id, Name, Title }: Row): SampleRecord => ({
      id: text(Id),
      name: text(Name),
      about: text(Title),
    }),
  },
];

type Row = Readonly<Record<string, unknown>>;

/** Records that the user may see and that have an owner or are a user; an object that the org or the user does not
 * have is left out. */
export async function sampleRecords(org: OrgClient, username: string): Promise<readonly Samples[]> {
  const found = await Promise.allSettled(questions.map(({ soql }) => org.query(username, soql)));
  return found.flatMap((answer, index) => {
    const question = questions[index];
    if (answer.status === 'rejected' || question === undefined) return [];
    const records = answer.value.records.map(question.read);
    return records.length === 0 ? [] : [{ object: question.object, records }];
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameOf(parent: unknown): string {
  return typeof parent === 'object' && parent !== null && 'Name' in parent ? text(parent.Name) : 'nobody';
}
