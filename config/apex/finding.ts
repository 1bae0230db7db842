/** One thing that a check holds against an Apex file. Lines count from 1. */
export interface ApexFinding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export function findingText({ file, line, message }: ApexFinding): string {
  return `${file}:${line}: ${message}`;
}
