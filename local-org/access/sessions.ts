import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../database/statements.ts';

/** Sessions lie in the org's file: a client that was logged in before a restart still is. */
export interface Sessions {
  open(userId: string, now: number): string;
  /** The user a token stands for. */
  userOf(token: string): string | undefined;
  end(token: string): boolean;
  /** The listener gets each token that ends. Returns its own undo. */
  onEnd(listener: (token: string) => void): () => void;
}

/** `newSecret` gives the part of a token that nobody can guess. */
export function createSessions(
  db: DatabaseSyncInstance,
  organizationId: string,
  newSecret: () => string,
): Sessions {
  const listeners = new Set<(token: string) => void>();
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
      const isEnded = write(db, 'DELETE FROM local_session WHERE token = ?', token) > 0;
      if (isEnded) for (const listener of listeners) listener(token);
      return isEnded;
    },
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
