/** The roles that stand above themselves; parents by role. */
export function rolesInCircles(parents: ReadonlyMap<string, string>): string[] {
  const settled = new Set<string>();
  const circles: string[] = [];
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let role: string | undefined = start;
    while (role !== undefined && !settled.has(role) && !onPath.has(role)) {
      path.push(role);
      onPath.add(role);
      role = parents.get(role);
    }
    if (role !== undefined && onPath.has(role)) circles.push(...path.slice(path.indexOf(role)));
    for (const each of path) settled.add(each);
  }
  return circles;
}
