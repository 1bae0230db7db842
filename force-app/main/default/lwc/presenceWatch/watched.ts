/** Who is looked at, by how many. */
export interface Watched {
  /** The answer ends it; more often does nothing. */
  add(userId: string, load: boolean): () => void;
  userIds(): string[];
  /** Those of whom somebody wants to see the open work. */
  loadUserIds(): string[];
  has(userId: string): boolean;
}

export function createWatched(): Watched {
  const users = new Map<string, { watchers: number; loads: number }>();

  return {
    add(userId, load) {
      const user = users.get(userId) ?? { watchers: 0, loads: 0 };
      users.set(userId, user);
      const by = Number(load);
      user.watchers += 1;
      user.loads += by;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        user.watchers -= 1;
        user.loads -= by;
        if (user.watchers === 0) users.delete(userId);
      };
    },
    userIds: () => [...users.keys()],
    loadUserIds: () => [...users].filter(([, { loads }]) => loads > 0).map(([userId]) => userId),
    has: (userId) => users.has(userId),
  };
}
