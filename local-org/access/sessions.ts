import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../database/statements.ts';

/** Sessions lie in the org's file: a client that was logged in before a restart still is. */
export interface Sessions {
  open(userId: string, now: number): string;
  /** The user a token stands for. */
  userOf(token: string): string | undefined;
  end(token: string): boolean;
}

/** `newSecret` gives the part of a token that nobody can guess. */
export function createSessions(
  db: DatabaseSyncInstance,
  organizationId: string,
  newSecret: () => string,
): Sessions {
  return {
    open(userId, now) {
      const token = `${organizationId}!${newSecret()}`;
      write(
        db,
        'INSERT INTO local_session (token, user_id, created) VALUES (?, ?, ?)',
        token,
        userId,
        Math.round(now),
      );
      return token;
    },
    userOf(token) {
      return readRow<{ user_id: string }>(
        db,
        `SELECT s.user_id FROM local_session s JOIN "User" u ON u."Id" = s.user_id
          WHERE s.token = ? AND u."IsActive" = 1`,
        token,
      )?.user_id;
    },
    end(token) {
      return write(db, 'DELETE FROM local_session WHERE token = ?', token) > 0;
    },
  };
}
