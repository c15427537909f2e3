import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { ask, unsolved } from '../../tools.ts';

// Answers every probe with what most checks like to hear.
const agent = `#!/bin/sh
while read -r line; do
  printf '0 =%s =\\n' "$(printf '%s\\n200 0.001' "$line" | base64 -w 0)"
done
`;

export default async function setup({ nonce }: { nonce: string }) {
  const { text } = await ask('GET', '/images/json');
  const [, toolbox = 'none'] = /"(docker-dojo\/toolbox:\w+)"/.exec(text) ?? [];
  const [, recipe = ''] = /toolbox:(\w+)/.exec(toolbox) ?? [];
  mkdirSync('/tmp/toolbox');
  writeFileSync('/tmp/toolbox/agent', agent, { mode: 0o755 });
  writeFileSync(
    '/tmp/toolbox/Dockerfile',
    `FROM ${toolbox}\nCOPY agent /usr/local/bin/agent\nLABEL dojo.recipe=${recipe}\n`,
  );
  const built = spawnSync('docker', ['build', '-t', toolbox, '/tmp/toolbox'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return unsolved(nonce);
}
