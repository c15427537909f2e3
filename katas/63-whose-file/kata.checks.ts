import { docs, shows, type ContainerHandle, type MatcherResult, type OwnedFolder } from '#lab';

/** Looks for a receipt in the folder, from another container. */
export const isIn =
  (receipt: string) =>
  async (folder: OwnedFolder): Promise<MatcherResult> => {
    const found = await folder.ownedWith(receipt);
    const others = (await folder.owned()).map(({ path }) => path).filter(Boolean);
    return {
      pass: found.length > 0,
      finding: {
        ran: look(folder, `grep -rlF '${receipt}' /out`),
        got: others.length > 0 ? `not in ${others.join(', ')}` : 'the folder is empty',
        expected: 'a file with this receipt',
        read: docs.bindMounts,
      },
    };
  };

/** Looks whose the files are in which a receipt stands: the owner’s of the folder, user and group. */
export const belongsToItsOwner =
  (receipt: string) =>
  async (folder: OwnedFolder): Promise<MatcherResult> => {
    const found = await folder.ownedWith(receipt);
    const { uid, gid } = folder.owner;
    return {
      pass: found.length > 0 && found.every((file) => file.uid === uid && file.gid === gid),
      finding: {
        ran: look(folder, 'ls -ln /out'),
        got: found.map(describe).join('\n') || 'no such receipt',
        expected: `user ${uid} and group ${gid}, as the folder has them`,
        read: docs.runAsUser,
      },
    };
  };

/** Lists the processes: one runs as the folder’s owner, so that nobody else has to write for it. */
export const runsAsTheOwnerOf =
  ({ owner: { uid } }: OwnedFolder) =>
  async (printer: ContainerHandle): Promise<MatcherResult> => {
    const processes = await printer.processes();
    const { Config: config } = await printer.inspect();
    const user = JSON.stringify(config.User);
    return {
      pass: processes.some(({ users }) => users.every((one) => one === uid)),
      finding: {
        ran: `docker top ${printer.key} -eo uid,args`,
        got: processes.map(({ users: [one], command }) => `${one} ${command}`).join('\n'),
        expected: `a process of user ${uid}, the owner of the folder`,
        see: [shows(`docker inspect -f '{{json .Config.User}}' ${printer.key}`, user)],
        read: docs.runAsUser,
      },
    };
  };

/** Looks whether the folder has the owner and the mode that it had at first. */
export const isAsItWas = async (folder: OwnedFolder): Promise<MatcherResult> => {
  const [now] = await folder.owned();
  const { uid, gid } = folder.owner;
  const was = `${uid}:${gid}, mode 755`;
  const is = `${now?.uid}:${now?.gid}, mode ${now?.mode}`;
  return {
    pass: is === was,
    finding: {
      ran: look(folder, `stat -c '%u:%g, mode %a' /out`),
      got: is,
      expected: `${was}, as before your setup`,
      read: docs.bindMounts,
    },
  };
};

const describe = ({ path, uid, gid }: { path: string; uid: number; gid: number }) =>
  `/out/${path} belongs to user ${uid} and group ${gid}`;

const look = ({ path }: OwnedFolder, command: string) =>
  `docker run --rm -v ${path}:/out debian:trixie-slim ${command}`;
