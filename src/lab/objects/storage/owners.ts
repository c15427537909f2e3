import { CannotJudge } from '../../../errors/errors.ts';
import type { ProbeResult } from '../../probes/toolbox.ts';

/** A user and a group, by their numbers as the engine’s containers see them. */
export interface Owner {
  uid: number;
  gid: number;
}

/** A file or a folder with its owner and its mode, as a container sees them. */
export interface Owned extends Owner {
  /** Below what is mounted; '' is that itself. */
  path: string;
  /** In octal, as `stat` prints it: `755`. */
  mode: string;
}

/** Where the toolbox has it. */
const mounted = '/mounted';

/** Runs a command of the toolbox as root, with a volume or a folder of the host mounted at `/mounted`. */
export type InMount = (argv: string[]) => Promise<ProbeResult>;

/** Lists what is mounted and all that is in it, sorted by path. */
export async function listOwned(inMount: InMount): Promise<Owned[]> {
  const { stdout } = await succeed(inMount, ['find', mounted, '-printf', '%U %G %m %P\\0']);
  return stdout
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [, uid, gid, mode = '', path = ''] = /^(\d+) (\d+) (\d+) (.*)$/s.exec(line) ?? [];
      return { path, uid: Number(uid), gid: Number(gid), mode };
    })
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** The files in which a text stands, with owners and modes, sorted by path. */
export async function listOwnedWith(inMount: InMount, text: string): Promise<Owned[]> {
  const { stdout } = await inMount(['grep', '-rlZFe', text, mounted]);
  const paths = pathsIn(stdout);
  return (await listOwned(inMount)).filter(({ path }) => paths.includes(path));
}

// Root lists them, also where the other may look into no folder; whether the kernel lets the other write
// is asked of the kernel, so that it does not matter how that came about.
const writable = `
find ${mounted} ! -type l -print0 |
  xargs -0 setpriv --reuid="$1" --regid="$2" --clear-groups bash -c '
    for path; do [ ! -w "$path" ] || printf "%s\\0" "$path"; done' all`;

/** The paths that a user of these numbers, who is in no other group, may write to. */
export async function writableBy(inMount: InMount, { uid, gid }: Owner): Promise<string[]> {
  const argv = ['bash', '-c', writable, 'all', String(uid), String(gid)];
  return pathsIn((await succeed(inMount, argv)).stdout);
}

/** Gives what is mounted an owner and a mode; what is in it keeps its own. */
export async function setOwner(inMount: InMount, owner: Owner, mode: string): Promise<void> {
  const set = 'chown "$1" "$3" && chmod "$2" "$3"';
  const words = [`${owner.uid}:${owner.gid}`, mode, mounted];
  await succeed(inMount, ['sh', '-c', set, 'set', ...words]);
}

function pathsIn(stdout: string): string[] {
  const paths = stdout.split('\0').filter(Boolean);
  return paths.map((path) => path.slice(mounted.length + 1)).sort();
}

async function succeed(inMount: InMount, argv: string[]): Promise<ProbeResult> {
  const result = await inMount(argv);
  if (result.exitCode !== 0)
    throw new CannotJudge({
      failed: 'The owners of files in a volume or a folder could not be looked at, or set',
      lines: [result.stderr.trim() || `exit code ${result.exitCode}`],
      next: ['npm run dojo -- doctor (shows what this engine has)'],
    });
  return result;
}
