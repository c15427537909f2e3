import type Docker from 'dockerode';
import { CannotJudge } from '../../../errors/errors.ts';
import { Toolbox } from '../../probes/toolbox.ts';
import type { Run } from '../../run/run.ts';

/** A container that stands still. */
export interface PausedContainer {
  /** Has it go on; resolves to whether it had stood until then. */
  letGo: () => Promise<boolean>;
}

// In the toolbox, which sees the engine's processes: those of a container see its files ($1, as
// /proc has it). A stopped process that was continued has been switched to in between.
const all = `
mine() { find /proc/[0-9]*/ns/mnt -maxdepth 0 -lname "$1" 2>/dev/null | cut -d/ -f3; }
tell() { for p in $(mine "$1"); do
  grep -HE '^(State|(non)?voluntary_ctxt_switches):' /proc/$p/task/*/status 2>/dev/null; done; }
`;
const stop = `${all}
for pass in 1 2 3 4 5 6 7 8 9 10; do
  kill -STOP $(mine "$1") 2>/dev/null
  told=$(tell "$1")
  [ "$told" = "$last" ] && ! grep -q 'State:[[:space:]]*[RSD]' <<<"$told" && break
  last=$told
done
echo "$told"`;
const goOn = `${all} tell "$1"; kill -CONT $(mine "$1") 2>/dev/null`;

/**
 * Stops every process of a container from beside it, as an engine without control groups cannot:
 * the container needs no shell for it.
 * @param pid its first process, as the engine numbers it
 */
export async function stopBySignals(
  run: Run,
  container: Docker.Container,
  pid: number,
): Promise<PausedContainer> {
  const toolbox = await Toolbox.open(run, 'none', {
    ...{ PidMode: 'host', UsernsMode: 'host', CapAdd: ['KILL', 'SYS_PTRACE'] },
    SecurityOpt: ['label=disable', 'apparmor=unconfined'],
  });
  const { stdout: link } = await toolbox.run(['readlink', `/proc/${pid}/ns/mnt`]);
  const [, number] = /^mnt:\[(\d+)\]$/.exec(link.trim()) ?? [];
  if (number === undefined)
    throw new CannotJudge({
      failed: 'This engine can neither pause a container nor show its processes',
      next: ['npm run dojo -- doctor'],
    });
  const send = async (script: string) => {
    const words = ['bash', '-c', script, 'still', `mnt:\\[${number}\\]`];
    return (await toolbox.run(words)).stdout.trim();
  };
  const lastCheck = async () => {
    const { State: state } = await container.inspect();
    return (state.Health?.Log as { Start: string }[] | undefined)?.at(-1)?.Start;
  };
  const before = { check: await lastCheck(), told: await send(stop) };
  const letGo = async () => {
    const told = await send(goOn);
    const stood =
      told === before.told && (await lastCheck().catch(() => before.check)) === before.check;
    await toolbox.container.remove({ force: true });
    return stood;
  };
  return { letGo };
}
