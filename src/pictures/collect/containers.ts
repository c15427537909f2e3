import type { ContainerInspectInfo } from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import { referenceOf } from '../../images/catalogue.ts';
import type { Trace } from '../../lab/run/trace.ts';
import { runLabel } from '../../lab/run/labels.ts';
import type { Run } from '../../lab/run/run.ts';
import { few } from '../../text/limits.ts';

/** A container of a run that is on the engine now. */
export interface SeenContainer {
  id: string;
  /** What messages call it; no other of the run is called so. */
  name: string;
  /** As in the run's notes; `nobody`: the setup started it, and did not return it. */
  by: 'setup' | 'external' | 'image' | 'visitor' | 'nobody';
  /** What it runs, by a name that a person knows. */
  image: string;
  info: ContainerInspectInfo;
}

const order: SeenContainer['by'][] = ['setup', 'external', 'nobody', 'image', 'visitor'];

/**
 * The containers of a run as the engine has them now: those that the setup returned first, in their
 * order, somebody uninvolved last. The lab's own toolboxes are left out, except for those that stand for somebody uninvolved.
 */
export async function collectContainers(run: Run): Promise<SeenContainer[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`] });
  const listed = await run.docker.listContainers({ all: true, filters });
  const noted = [...run.trace.containers.keys()];
  const there = new Set(listed.map(({ Id }) => Id));
  const others = listed.map(({ Id }) => Id).filter((id) => !noted.includes(id));
  // The engine lists the newest first.
  const ids = few([...noted.filter((id) => there.has(id)), ...others.reverse()]);
  const infos = await Promise.all(ids.map((id) => inspect(run, id)));
  const all = infos.flatMap((info) => (info ? seen(run, info) : []));
  return named(all.sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by)));
}

async function inspect({ docker }: Run, id: string): Promise<ContainerInspectInfo | null> {
  try {
    return await docker.getContainer(id).inspect();
  } catch (error) {
    // It went in between.
    if (hasCode(error, 404)) return null;
    throw error;
  }
}

function seen({ trace }: Run, info: ContainerInspectInfo): SeenContainer[] {
  const about = { id: info.Id, image: imageOf(info, trace), info };
  const noted = trace.containers.get(info.Id);
  if (noted) return [{ ...about, name: noted.key, by: noted.by }];
  if (info.Config.Image === referenceOf('docker-dojo/toolbox')) return [];
  return [{ ...about, name: ownName(info, trace.chosenNames), by: 'nobody' }];
}

function imageOf({ Config, Image: id }: ContainerInspectInfo, { images }: Trace): string {
  const built = images.find(({ image }) => image.id === id);
  // Called by its id, it has no name that would say more.
  return built?.image.key ?? Config.Image.replace(/^(sha256:\w{12})\w+$/, '$1');
}

/** What somebody called it; else what it runs. */
function ownName({ Name, Id, Config }: ContainerInspectInfo, chosen: Set<string>): string {
  const name = Name.replace(/^\//, '');
  if (chosen.has(name)) return name;
  if (Config.Hostname && !Id.startsWith(Config.Hostname)) return Config.Hostname;
  return Config.Image.replace(/^.*\//, '').replace(/:.*/, '');
}

function named(containers: SeenContainer[]): SeenContainer[] {
  const counts = new Map<string, number>();
  return containers.map((container) => {
    const count = (counts.get(container.name) ?? 0) + 1;
    counts.set(container.name, count);
    return count === 1 ? container : { ...container, name: `${container.name} (${count})` };
  });
}
