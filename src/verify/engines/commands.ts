import { join } from 'node:path';
import { execa, type Options } from 'execa';
import { systemEnv } from '../../engine/managed/packages.ts';
import type { EngineKind } from './kinds.ts';
import { rootlessUser } from './scripts.ts';
import type { StartedEngine } from './start.ts';

/** One of the people who use an engine. */
export interface Person {
  /** Null for root. */
  uid: number | null;
}

/** Who judges on an engine of this kind, all of them at once. */
export function peopleOf({ engine, twoUsers }: EngineKind): Person[] {
  if (twoUsers) return [{ uid: rootlessUser.uid + 1 }, { uid: rootlessUser.uid + 2 }];
  const hasUser = engine === 'rootless' || engine === 'desktop';
  return [{ uid: hasUser ? rootlessUser.uid : null }];
}

/** Runs a program of the checkout with Node.js, where this person stands; resolves whatever its exit code. */
export function runAs(
  { uid }: Person,
  { kind, engine }: { kind: EngineKind; engine: StartedEngine },
  [script = '', ...args]: string[],
  options: Options = {},
) {
  const home = join(engine.folder, 'home', `of-${kind.name}-${uid ?? 0}`);
  const root = join(engine.folder, 'dojo');
  const hiding = kind.twoUsers ? 'mount -t proc -o hidepid=2 proc /proc' : (kind.hiding ?? 'true');
  const [file = '', ...words] = [
    ...engine.enter,
    ...['unshare', '--mount', 'sh', '-euc', `${hiding}; cd "$0"; umask 022; exec "$@"`, root],
    ...(uid === null ? [] : becoming(uid)),
    ...['sh', '-euc', 'mkdir -p "$HOME"; exec "$@"', 'sh'],
    ...[join(root, 'node_modules/node/bin/node'), ...nodeOptions, join(root, script), ...args],
  ];
  const env = { HOME: home, DOJO_HOME: join(home, 'dojo'), DOCKER_HOST: engine.host };
  return execa(file, words, {
    reject: false,
    extendEnv: false,
    ...options,
    env: { ...systemEnv, ...env, NO_COLOR: '1' },
  });
}

function becoming(uid: number): string[] {
  return ['setpriv', '--reuid', `${uid}`, '--regid', `${rootlessUser.uid}`, '--clear-groups'];
}

const nodeOptions = ['--experimental-vm-modules', '--no-warnings'];
