import type Docker from 'dockerode';

/** The names and ids of all that an engine holds. */
export interface Inventory {
  /** With what each runs, so that a log tells whose one was. */
  containers: string[];
  networks: string[];
  volumes: string[];
  /** Ids with their tags. */
  images: string[];
  /** Bytes. */
  buildCache: number;
}

/** Lists what an engine holds now. */
export async function takeInventory(docker: Docker): Promise<Inventory> {
  const [containers, networks, { Volumes: volumes }, images, usage] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listNetworks(),
    docker.listVolumes(),
    docker.listImages({ all: true }),
    docker.df() as Promise<{ BuildCache?: { Size: number }[] | null }>,
  ]);
  return {
    containers: containers
      .map(({ Id, Names, Command }) => `${Id} ${Names.join(' ')} ${Command}`)
      .sort(),
    networks: networks.map(({ Id, Name }) => `${Name} ${Id}`).sort(),
    volumes: volumes.map(({ Name }) => Name).sort(),
    images: images.map(({ Id, RepoTags: tags }) => `${Id} ${(tags ?? []).join(' ')}`).sort(),
    buildCache: (usage.BuildCache ?? []).reduce((sum, { Size }) => sum + Size, 0),
  };
}

/** What one inventory has and another has not, a line each: `+ volume ledger`. */
export function compareInventories(before: Inventory, after: Inventory): string[] {
  const kinds = ['containers', 'networks', 'volumes', 'images'] as const;
  return kinds.flatMap((kind) => [
    ...after[kind]
      .filter((name) => !before[kind].includes(name))
      .map((name) => `+ ${kind}: ${name}`),
    ...before[kind]
      .filter((name) => !after[kind].includes(name))
      .map((name) => `- ${kind}: ${name}`),
  ]);
}
