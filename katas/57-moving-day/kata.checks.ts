import { randomInt, randomUUID } from 'node:crypto';
import { docs, type MatcherResult, type VolumeFile, type VolumeHandle } from '#lab';

/** What is in the old volume. */
export interface Household {
  files: VolumeFile[];
  /** The user to whom nearly all of it belongs: `1734:2519`. */
  keeper: string;
  /** A file that the keeper alone may read. */
  diary: string;
}

/** Draws names, contents and owners that nobody has seen before. */
export function drawHousehold(): Household {
  const [word, secret] = [randomUUID(), randomUUID()];
  const [uid, gid] = [randomInt(1500, 9000), randomInt(1500, 9000)];
  const [room, diary] = [`room-${word.slice(0, 4)}`, `.diary-${word.slice(0, 4)}`];
  const keepers = { uid, gid, content: '' };
  const files: VolumeFile[] = [
    { ...keepers, path: '.', kind: 'directory', mode: 0o700 },
    { ...keepers, path: diary, kind: 'file', mode: 0o600, content: `Dear diary, ${secret}\n` },
    { ...keepers, path: room, kind: 'directory', mode: 0o750 },
    { ...keepers, path: `${room}/list of goods`, kind: 'file', mode: 0o640, content: word },
    { ...keepers, path: `${room}/.seal`, kind: 'file', uid: 0, mode: 0o440, content: secret },
    { ...keepers, path: 'goods', kind: 'link', mode: 0o777, content: `${room}/list of goods` },
    { ...keepers, path: 'way-out', kind: 'link', mode: 0o777, content: `/no/${word}` },
    { ...keepers, path: 'attic', kind: 'directory', uid: 0, gid: 0, mode: 0o711 },
  ];
  return { files, diary, keeper: `${uid}:${gid}` };
}

type Check = (volume: VolumeHandle) => Promise<MatcherResult>;

/** Compares the names in a volume, what kind each is of, and what is in it. */
export const hasAllOf =
  ({ files }: Household): Check =>
  (volume) =>
    compare(volume, files, 'find', ({ kind, content }) => `${kind} ${JSON.stringify(content)}`);

/** Compares whose everything is that is in a volume, and who else may do what with it. */
export const belongsAsIn =
  ({ files }: Household): Check =>
  (volume) =>
    compare(volume, files, 'ls -lanR', describeOwner);

/** Compares all of that. */
export const isAsDrawn =
  ({ files }: Household): Check =>
  (volume) =>
    compare(
      volume,
      files,
      'ls -lanR',
      (file) => `${describeOwner(file)} ${JSON.stringify(file.content)}`,
    );

function describeOwner({ kind, uid, gid, mode }: VolumeFile): string {
  // The mode of a link means nothing.
  return `${kind} of ${uid}:${gid}${kind === 'link' ? '' : `, mode ${mode.toString(8)}`}`;
}

async function compare(
  volume: VolumeHandle,
  files: VolumeFile[],
  command: string,
  describe: (file: VolumeFile) => string,
): Promise<MatcherResult> {
  const wanted = new Map(files.map((file) => [file.path, describe(file)]));
  const found = new Map((await volume.files()).map((file) => [file.path, describe(file)]));
  const paths = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  const other = paths.filter((path) => found.get(path) !== wanted.get(path));
  const rows = (side: Map<string, string>) =>
    other.map((path) => `${nameOf(path)}: ${side.get(path) ?? 'is not there'}`).join('\n');
  return {
    pass: other.length === 0,
    finding: {
      ran: `docker run --rm -v ${volume.name}:/volume debian:trixie-slim ${command} /volume`,
      got: rows(found),
      expected: rows(wanted),
      read: docs.backup,
    },
  };
}

function nameOf(path: string): string {
  return path === '.' ? 'the root of the volume' : path;
}

/** Has the keeper list, read and write in a volume. */
export const isOpenToItsKeeper =
  ({ keeper, diary }: Household): Check =>
  async (volume) => {
    const line = `ls . >/dev/null && cat ${diary} >/dev/null && echo moved >>${diary}`;
    const { exitCode, output } = await volume.run(keeper, line);
    const options = `--user ${keeper} -v ${volume.name}:/volume -w /volume`;
    return {
      pass: exitCode === 0,
      finding: {
        ran: `docker run --rm ${options} debian:trixie-slim sh -c '${line}'`,
        got: output || `exit code ${exitCode}`,
        expected: 'the keeper lists, reads and writes',
        read: docs.backup,
      },
    };
  };

/** Puts a file into another volume, and looks for it in this one. */
export const isApartFrom =
  (other: VolumeHandle): Check =>
  async (volume) => {
    const path = `parcel-${randomUUID()}`;
    await other.put([{ path, content: 'from here\n' }]);
    const files = await volume.files();
    return {
      pass: !files.some((file) => file.path === path),
      finding: {
        ran: `docker run --rm -v ${volume.name}:/volume debian:trixie-slim ls /volume`,
        got: `${path}, which was put into ${other.name}: both are one and the same folder`,
        expected: 'two volumes',
        read: docs.backup,
      },
    };
  };
