import { describe, expect, test } from 'vitest';
import { runStep, runSteps, type Step } from './step.ts';

const node = (name: string, code: string, more: Partial<Step> = {}): Step => ({
  name,
  command: [process.execPath, '-e', code],
  ...more,
});

describe('runStep', () => {
  test('is ok when the command exits with 0 and keeps what it said', async () => {
    const result = await runStep(node('says', 'console.log("one"); console.error("two")'));
    expect(result).toMatchObject({ name: 'says', ok: true });
    expect(result.output).toContain('one');
    expect(result.output).toContain('two');
  });

  test('fails when the command exits with another code', async () => {
    expect((await runStep(node('exits', 'process.exit(3)'))).ok).toBe(false);
  });

  test('fails when the command does not exist', async () => {
    const result = await runStep({ name: 'absent', command: ['no-such-program'] });
    expect(result.ok).toBe(false);
    expect(result.output).toContain('no-such-program');
  });

  test('fails and ends a command that does not finish', async () => {
    const result = await runStep(node('hangs', 'setInterval(() => {}, 1000)', { limit: 300 }));
    expect(result.ok).toBe(false);
    expect(result.output).toContain('did not finish');
  });

  test('ends what the command left running', async () => {
    const leave = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      console.log(child.pid);
      child.unref();`;
    const { output } = await runStep(node('leaves', leave));
    const left = Number(output.trim());
    const isAlive = (): boolean => {
      try {
        return process.kill(left, 0);
      } catch {
        return false;
      }
    };
    await expect.poll(isAlive, { timeout: 10_000 }).toBe(false);
  });

  test('hands on every line as it comes', async () => {
    const lines: string[] = [];
    await runStep(node('lines', 'console.log("a\\nb")', { onLine: (line) => lines.push(line) }));
    expect(lines).toEqual(['a', 'b']);
  });
});

describe('runSteps', () => {
  test('runs every step, also after one that failed', async () => {
    const steps = [node('a', 'process.exit(1)'), node('b', ''), node('c', '')];
    const done: string[] = [];
    const results = await runSteps(steps, 2, ({ name }) => done.push(name));
    expect(results.map(({ ok }) => ok).filter(Boolean)).toHaveLength(2);
    expect(done.toSorted()).toEqual(['a', 'b', 'c']);
  });
});
