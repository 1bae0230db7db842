import type { Connection } from 'jsforce';

/**
 * The topic that the pages listen to, where an administrator has made it: a PushTopic is a record and cannot be part of
 * a package. It has no condition, or a row that is closed would leave it without a word, and notifies only when one of
 * the selected fields changes, so that work that comes and goes costs nothing (Streaming API guide: PushTopic queries).
 */
export const presenceTopic = {
  Name: 'PresenceUpdates',
  Query: 'SELECT Id, UserId, ServicePresenceStatusId, IsCurrentState, IsAway FROM UserServicePresence',
  ApiVersion: 67,
  NotifyForFields: 'Select',
  NotifyForOperationCreate: true,
  NotifyForOperationUpdate: true,
  NotifyForOperationDelete: true,
  NotifyForOperationUndelete: true,
  Description: 'Presence changes for the pages of Omnipresence.',
} as const;

/** Creates the topic where the org has none of its name, and leaves one that is there as it is. Rejects with what the
 * org refused. */
export async function createTopicOnce(org: Connection): Promise<void> {
  const named = `SELECT COUNT() FROM PushTopic WHERE Name = '${presenceTopic.Name}'`;
  if ((await org.query(named)).totalSize > 0) return;
  const result = await org.sobject('PushTopic').create({ ...presenceTopic });
  if (!result.success)
    throw new Error(
      `The PushTopic cannot be created: ${result.errors.map(({ message }) => message).join(', ')}`,
    );
}
