import { spawn } from 'node:child_process';
import { unsolved } from '../../tools.ts';

const words = `trap '' TERM INT HUP; for i in $(seq 600); do date +%s > /tmp/alive; sleep 0.1; done`;

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  // A session of its own, a group of its own, and nobody’s child.
  spawn(
    'sh',
    ['-c', `(setsid sh -c "${words.replaceAll('$', '\\$').replaceAll('"', '\\"')}" &) &`],
    { detached: true, stdio: 'ignore' },
  ).unref();
  spawn('unshare', ['--user', '--pid', '--fork', 'sh', '-c', words], {
    detached: true,
    stdio: 'ignore',
  }).unref();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return started;
}
