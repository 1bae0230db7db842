import type { OrgClient } from '../apex/index.ts';
import { limits, product, sourceApiVersion } from '../build/folders.ts';
import { deploy } from './deploy.ts';
import { assignFirst, isUnassigned } from './first-assignment.ts';
import { packageZip } from './package-zip.ts';
import { createTopicOnce } from './push-topic.ts';
import { deploySamplesOnce } from './samples.ts';

/** Installs the package as an administrator would: deploys it at every start, so that the org has what the sources
 * say, assigns its permission sets once, and creates the PushTopic, and limits and coverage rules as samples, where there is
 * none. What was assigned, taken away or changed since stays so. Rejects with what the org refused. */
export async function install(org: OrgClient, administrator: string): Promise<void> {
  const zip = packageZip(product, sourceApiVersion());
  const { id } = await org.user(administrator);
  await org.platformCall(administrator, async (connection) => {
    await deploy(connection, await zip);
    if (await isUnassigned(connection)) await assignFirst(connection, id);
    await createTopicOnce(connection);
    await deploySamplesOnce(connection, limits);
  });
}
