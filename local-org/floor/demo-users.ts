import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { demoUsernames } from './org-chart.ts';

export interface DemoUser {
  readonly username: string;
  readonly password: string;
  readonly id: string;
  readonly name: string;
  /** Name of the profile. */
  readonly profile: string;
}

/** Every seeded or imported user logs in with it. */
export const localPassword = 'local';

/** The users that a demo starts with, admin first; those of them that the org has. */
export function readDemoUsers(db: DatabaseSyncInstance): DemoUser[] {
  const find =
    db.prepare(`SELECT u."Username" AS username, u."Id" AS id, u."Name" AS name, p."Name" AS profile
    FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Username" = ?`);
  return demoUsernames.flatMap((username) => {
    const user = find.get(username) as Omit<DemoUser, 'password'> | undefined;
    return user
      ? [
          {
            username: user.username,
            password: localPassword,
            id: user.id,
            name: user.name,
            profile: user.profile,
          },
        ]
      : [];
  });
}
