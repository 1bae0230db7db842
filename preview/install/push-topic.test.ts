import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../build/folders.ts';
import { presenceTopic } from './push-topic.ts';

test('is the topic that the command for an org of one’s own makes', () => {
  const command = readFileSync(join(root, 'README.md'), 'utf8');
  const { Name, Query, NotifyForFields, ApiVersion } = presenceTopic;
  for (const part of [
    `Name=${Name}`,
    `Query='${Query}'`,
    `NotifyForFields=${NotifyForFields}`,
    `ApiVersion=${ApiVersion}.0`,
  ])
    expect(command).toContain(part);
});
