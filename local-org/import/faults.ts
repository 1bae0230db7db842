/** What is wrong with an export, in the order of finding. The first ones are kept as lines, the rest counted. */
export interface Faults {
  readonly count: number;
  readonly lines: readonly string[];
  /** `line` as an editor counts; `column` is absent where a whole line or file is at fault. */
  add(file: string, line: number | undefined, column: string | undefined, why: string): void;
}

export const mostLines = 20;

export function createFaults(): Faults {
  const lines: string[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    lines,
    add(file, line, column, why) {
      count += 1;
      if (lines.length === mostLines) return;
      lines.push(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${why}`);
    },
  };
}
