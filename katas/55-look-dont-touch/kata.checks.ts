import { docs, type ContainerHandle, type MatcherResult } from '#lab';

const folder = '/srv/prices';

/** Looks what the engine mounts where the prices lie: the same as in this other container. */
export const sharesItsPricesWith =
  (other: ContainerHandle) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const [here, there] = [await mountsOf(container), await mountsOf(other)];
    const wanted = there.at(folder);
    return {
      pass: wanted !== undefined && here.at(folder)?.Source === wanted.Source,
      finding: {
        ran: `docker inspect -f '{{json .Mounts}}' ${container.key} ${other.key}`,
        got: `${container.key} and ${other.key} have nothing in common at ${folder}`,
        expected: `what ${other.key} has mounted at ${folder} is mounted there in ${container.key}`,
        see: () => mountsOfBoth(container, other),
        read: docs.readOnlyVolume,
      },
    };
  };

/**
 * Has root write wherever a container has the prices mounted, before and after root has tried to
 * mount them anew (`bind`: a rootless engine may change the mount alone, not its file system): the
 * file system itself has to refuse it, and let the control write.
 */
export const refusesToWrite =
  ({ control }: { control: ContainerHandle }) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const source = (await mountsOf(control)).at(folder)?.Source;
    const places = (await mountsOf(container)).of(source).map(({ Destination: path }) => path);
    const tries = [];
    for (const place of places.length > 0 ? places : [folder])
      for (const first of ['', `mount -o remount,bind,rw ${place} 2>&-; `])
        tries.push(await write(container, `${first}echo 0 > ${place}/by-hand`));
    const beside = await write(control, `echo 0 > ${folder}/by-hand`);
    const open = tries.find(({ got }) => !got.includes('Read-only file system'));
    const isAmiss = beside.got !== 'written';
    return {
      pass: !isAmiss && open === undefined,
      finding: {
        ...(isAmiss ? beside : (open ?? beside)),
        expected: isAmiss ? 'written' : 'Read-only file system',
        see: () => mountsOfBoth(container, control),
        read: docs.readOnlyVolume,
      },
    };
  };

async function write(container: ContainerHandle, script: string) {
  const { exitCode, stdout, stderr } = await container.exec(['sh', '-c', script], { user: '0' });
  const words = `${stderr}${stdout}`.trim() || `exit code ${exitCode}`;
  return {
    ran: `docker exec -u 0 ${container.key} sh -c '${script}'`,
    got: exitCode === 0 ? 'written' : words,
  };
}

async function mountsOf(container: ContainerHandle) {
  const { Mounts: mounts } = await container.inspect();
  const byDepth = mounts.sort((a, b) => b.Destination.length - a.Destination.length);
  return {
    /** The mount that holds this path. */
    at: (path: string) =>
      byDepth.find(({ Destination: target }) => `${path}/`.startsWith(`${target}/`)),
    of: (source: string | undefined) => mounts.filter(({ Source: one }) => one === source),
  };
}

async function mountsOfBoth(one: ContainerHandle, other: ContainerHandle): Promise<string[]> {
  return [...(await one.describeMounts()), ...(await other.describeMounts())];
}
