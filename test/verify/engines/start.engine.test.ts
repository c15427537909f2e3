// Engines in namespaces of their own end with whoever started them, in whatever way that ends.
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../../src/system/paths.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { tracesOf } from '../../../src/verify/engines/traces.ts';
import { describeWithEngine } from '../../support/as-root.ts';

const script = `
const { StartedEngine } = await import(process.argv[1]);
const engine = await StartedEngine.start('default', { disposable: process.argv[2] === 'disposable' });
console.log(engine.folder);
process.stdin.once('data', () => engine.stop().then(() => process.exit(0)));
`;

describeWithEngine('an engine of one’s own', () => {
  test.each([
    ['disposable', 'stop'],
    ['disposable', 'SIGINT'],
    ['disposable', 'SIGKILL'],
    ['lasting', 'stop'],
    ['lasting', 'SIGKILL'],
  ] as const)('%s, ended by %s: nothing of it stays', async (kind, end) => {
    const file = join(checkout, 'src/verify/engines/start.ts');
    const args = ['--no-warnings', '--input-type=module', '--eval', script, file, kind];
    const starting = execa(process.execPath, args, { reject: false });
    const lines = starting.iterable();
    const folder = String((await lines.next()).value);
    expect((await tracesOf(folder)).length).toBeGreaterThan(2);
    if (end === 'stop') starting.stdin.write('stop\n');
    else starting.kill(end);
    const { exitCode } = await starting;
    expect(exitCode).toBe(end === 'stop' ? 0 : undefined);
    // Whoever stops it waits until it is gone; behind one who is killed it goes by itself.
    const gone = async () => ((await tracesOf(folder)).length === 0 ? true : undefined);
    await waitFor(gone, { withinMs: end === 'stop' ? 0 : 60_000 });
    expect(await tracesOf(folder)).toEqual([]);
  });
});
