import { readdirSync, readlinkSync } from 'node:fs';
import { connect } from '../../src/engine/client.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { ownerLabel } from '../../src/lab/run/labels.ts';
import { identify, writeProcessId } from '../../src/system/process-id.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** The processes that run in a folder now: what a command of a clone has started, itself among them. */
export function processesIn(folder: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.filter((number) => cwdOf(number) === folder).map(Number);
}

/** Notes every process that runs in a folder for as long as it is open. */
export class ProcessLog {
  /** As labels name them: numbers alone come around again. */
  readonly #owners = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(folder: string) {
    const note = () =>
      processesIn(folder).forEach((pid) => this.#owners.add(writeProcessId(identify(pid))));
    this.#timer = setInterval(note, 40);
  }

  /** The containers that carry the label of one of these processes: what their runs made and left. */
  async containers(): Promise<number> {
    const docker = connect(await requireEngine());
    const all = await docker.listContainers({ all: true });
    return all.filter(({ Labels }) => this.#owners.has(Labels[ownerLabel] ?? '')).length;
  }

  /** True when none is left, now or within this time. */
  async containersGone(withinMs: number): Promise<boolean> {
    const none = async () => ((await this.containers()) === 0 ? true : undefined);
    return (await waitFor(none, { withinMs, everyMs: 200 })) ?? false;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

function cwdOf(number: string): string | null {
  try {
    return readlinkSync(`/proc/${number}/cwd`);
  } catch {
    return null;
  }
}
