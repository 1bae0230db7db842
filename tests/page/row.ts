/** An exact replacement in one source of the local org that breaks the rule of a row. */
export interface Mutation {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A test by its file and its own title, without those of the blocks around it and without its mark. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** One fact or sentence of the object's page, and what holds the local org to it. */
export interface PageRow {
  /** A field, an associated object, or a part of the page. */
  readonly of: string;
  /** Which of its facts. */
  readonly what: string;
  /** The sentences that it stands for, each by the start of its SHA-256: none of the page is copied. */
  readonly sentences?: readonly string[];
  /** What the local org does, in words of our own. */
  readonly rule: string;
  readonly test: NamedTest;
  /** What the test's expectation was verified against. */
  readonly mark: 'documented' | 'client';
  readonly mutation: Mutation;
}

const conformanceFolder = 'tests/conformance/';

/** Whether it runs against an org at a URL. */
export const isConformance = ({ file }: NamedTest): boolean => file.startsWith(conformanceFolder);

/** Whether a title, as the runner reports it, is that of the test. Conformance titles end with their mark. */
export function isTitleOf({ test, mark }: Pick<PageRow, 'test' | 'mark'>, reported: string): boolean {
  return isConformance(test) ? reported.startsWith(`${test.title} [${mark}: `) : reported === test.title;
}

/** The text with the mutation in it. Throws Error where it does not stand there exactly once, or changes nothing. */
export function mutated(text: string, { file, from, to }: Mutation): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places like ${from}`);
  if (from === to) throw new Error(`${file}: nothing changes in ${from}`);
  return parts.join(to);
}
