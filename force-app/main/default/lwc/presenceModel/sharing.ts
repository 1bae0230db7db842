/** Gives equal texts as one: each answer brings the same users, statuses, roles and managers as texts of its own. */
export interface Sharing {
  userId(userId: string): string;
  /** Of what many have. */
  text(text: string | undefined): string | undefined;
}

export const unshared: Sharing = { userId: (userId) => userId, text: (text) => text };
