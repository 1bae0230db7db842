/** One thing that a check holds against a file of the Salesforce project. */
export interface MetadataFinding {
  /** From the project's root. */
  readonly file: string;
  readonly message: string;
}

export function findingText({ file, message }: MetadataFinding): string {
  return `${file}: ${message}`;
}
