import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function runScript(name: string, argument: string, path = process.env['PATH']) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, argument], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  return { status: done.status, lines: done.stderr.trim().split('\n') };
}

describe('check-apex', () => {
  it('ends with 1 and a line for each finding', () => {
    const { status, lines } = runScript('check-apex', 'config/fixtures/apex/type-errors');
    expect(status).toBe(1);
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(
      "classes/WrongTypes.cls:4: Unknown field 'Nonsense' on SObject 'Schema.UserServicePresence'",
    );
  });

  it('ends with 2 and one line where there is no JDK', () => {
    const { status, lines } = runScript('check-apex', 'config/fixtures/apex/type-errors', '');
    expect(status).toBe(2);
    expect(lines).toEqual([expect.stringContaining('needs a JDK')]);
  });
});

describe('check-soql', () => {
  it('ends with 1 and a line for each finding', () => {
    const { status, lines } = runScript('check-soql', 'config/fixtures/apex/soql');
    expect(status).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/OlderVersion\.cls:3: INVALID_FIELD: No such column/));
  });

  it('ends with 1 where it reads no query at all', () => {
    const { status, lines } = runScript('check-soql', 'config/fixtures/apex/literals');
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining('the check read nothing')]);
  });
});
