import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { systemEnv } from './packages.ts';
import { runtimeFolder } from './paths.ts';

// Every engine keeps its rules in chains called DOCKER…, and empties them when it starts: a second
// engine would take the isolation of its networks and its published ports from the first. dockerd
// cannot be told other names, but it runs `iptables` from its PATH: the one found there renames.
const tools = ['iptables', 'ip6tables'];

/** Writes the tools that give an engine chains of its own; resolves to the PATH that finds them. */
export async function ownChains(home: string): Promise<string> {
  const folder = join(runtimeFolder(home), 'bin');
  await mkdir(folder, { recursive: true });
  for (const tool of tools) {
    const file = join(folder, tool);
    await writeFile(file, renaming(tool, chainPrefix(home)));
    await chmod(file, 0o755);
  }
  return `${folder}:${systemEnv.PATH}`;
}

/** Removes the chains of this home's engine, and the rules that name them or its bridge. */
export async function removeChains(home: string, bridge: string): Promise<void> {
  const own = new RegExp(`\\b(?:${chainPrefix(home)}|${bridge}\\b)`);
  for (const tool of tools)
    for (const table of ['filter', 'nat']) {
      const listed = await run(tool, '-t', table, '-S');
      const lines = (listed ?? '').split('\n').filter((line) => own.test(line));
      const rules = lines.filter((line) => line.startsWith('-A '));
      for (const rule of rules) await run(tool, '-t', table, '-D', ...rule.split(' ').slice(1));
      const chains = lines.filter((line) => line.startsWith('-N '));
      for (const chain of chains) await run(tool, '-t', table, '-X', chain.slice(3));
    }
}

/** In place of `DOCKER`: with `-ISOLATION-STAGE-1` behind it within the 28 letters of a chain. */
export function chainPrefix(home: string): string {
  return `DJ${createHash('sha256').update(home).digest('hex').slice(0, 6)}`;
}

function renaming(tool: string, prefix: string): string {
  return `#!/bin/sh
# ${tool} for the docker-dojo engine: its chains DOCKER… are called ${prefix}… here.
for word do
  shift
  case $word in DOCKER*) word=${prefix}\${word#DOCKER} ;; esac
  set -- "$@" "$word"
done
PATH=\${PATH#*:}
exec ${tool} "$@"
`;
}

/** What a tool prints; null where it does not succeed. */
async function run(tool: string, ...args: string[]): Promise<string | null> {
  const { exitCode, stdout } = await execa(tool, ['--wait', ...args], {
    env: systemEnv,
    reject: false,
  });
  return exitCode === 0 ? stdout : null;
}
