/** The name of what has several for a while, since a new one arrives row by row: that of most. */
export interface Labels {
  add(label: string): void;
  remove(label: string): void;
  /** Empty where there is none. */
  most(): string;
}

export function createLabels(): Labels {
  const carriers = new Map<string, number>();

  function change(label: string, by: number): void {
    const count = (carriers.get(label) ?? 0) + by;
    if (count === 0) carriers.delete(label);
    else carriers.set(label, count);
  }

  return {
    add: (label) => change(label, 1),
    remove: (label) => change(label, -1),
    most: () => [...carriers].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0] ?? '',
  };
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
