import { writeFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimOfChapter } from '../claim.ts';
import type { Session } from '../session.ts';
import { debian, postgres } from '../shop.ts';

const sleeping = `${debian} sleep infinity`;

export const storage: ClaimOfChapter[] = [
  {
    number: 17,
    claim: 'Data in a container is lost when the container is destroyed.',
    tried: 'a file, `docker restart`, `docker rm`, and a new container of the same name',
    note: 'A restart keeps it: the container’s own layer goes with `docker rm`.',
    katas: ['51'],
    run: async (session) => {
      const box = session.name('box');
      await session.docker(`run -d --name ${box} ${sleeping}`);
      await session.docker(`exec ${box} sh -c "echo 12 > /stock"`);
      await session.docker(`restart -t 0 ${box}`);
      const restarted = await session.attempt(`exec ${box} cat /stock`);
      await session.docker(`rm -f ${box}`);
      await session.docker(`run -d --name ${box} ${sleeping}`);
      const anew = await session.attempt(`exec ${box} cat /stock`);
      return {
        holds: anew.exit !== 0,
        limit: restarted.output === '12',
        seen: `after the restart: ${kept(restarted.output === '12')}; after rm and run: ${kept(anew.exit === 0)}`,
      };
    },
  },
  {
    number: 18,
    claim: 'In a bind mount changes are seen on both sides.',
    tried:
      'a file written on each side; one replaced as editors do it, in a mounted folder and as a mounted file',
    note: 'Mount the folder: a single mounted file stays the old one when an editor replaces it.',
    katas: ['61'],
    needs: ['shared-files'],
    run: bothSides,
  },
  {
    number: 19,
    claim: '`-v /path:/path` mounts a folder of the host.',
    tried: 'a source that exists, and one that does not, with `-v` and with `--mount`',
    note: 'A source that is missing becomes an empty folder with `-v`. `--mount` refuses it.',
    katas: ['64'],
    needs: ['shared-files'],
    run: missingSource,
  },
  {
    number: 20,
    claim: '`docker volume create` makes a volume that Docker manages on the host.',
    tried: 'that command, and `docker volume inspect`',
    note: 'Other drivers may keep it elsewhere.',
    katas: ['51'],
    run: async (session) => {
      const stock = session.volume('stock');
      await session.docker(`volume create ${stock}`);
      const what = '"{{.Driver}} {{.Mountpoint}}"';
      const told = await session.docker(`volume inspect -f ${what} ${stock}`);
      const [driver = '', place = ''] = told.split(' ');
      const root = await session.docker('info -f {{.DockerRootDir}}');
      const below = place.startsWith(`${root}/`);
      return {
        holds: driver === 'local' && below,
        seen: `driver ${driver}, ${below ? 'below' : 'not below'} the engine’s own data`,
      };
    },
  },
  {
    number: 21,
    claim: '`--mount source=…,target=…` without a type mounts a volume.',
    tried: 'that option with a name that no volume has yet, and `docker inspect`',
    note: 'A volume that is missing is made: a misspelt name is a new, empty volume.',
    katas: ['51'],
    run: async (session) => {
      const [box, stock] = [session.name('box'), session.volume('stock')];
      const mount = `--mount source=${stock},target=/data`;
      await session.docker(`run -d --name ${box} ${mount} ${sleeping}`);
      const what = '"{{range .Mounts}}{{.Type}} {{.Name}}{{end}}"';
      const told = await session.docker(`inspect -f ${what} ${box}`);
      return { holds: told === `volume ${stock}`, seen: session.plain(`mounted: ${told}`) };
    },
  },
  {
    number: 22,
    claim: 'A named volume can be shared by several containers.',
    tried: 'two containers at once, the second read-only',
    note: 'Mount it read-only where a container only reads.',
    katas: ['55'],
    run: async (session) => {
      const [one, two, stock] = [session.name('one'), session.name('two'), session.volume('stock')];
      await session.docker(`run -d --name ${one} -v ${stock}:/data ${sleeping}`);
      await session.docker(`run -d --name ${two} -v ${stock}:/data:ro ${sleeping}`);
      await session.docker(`exec ${one} sh -c "echo 12 > /data/stock"`);
      const { output } = await session.attempt(`exec ${two} cat /data/stock`);
      const { exit } = await session.attempt(`exec ${two} touch /data/other`);
      const written = exit === 0 ? 'could write as well' : 'could not write';
      return {
        holds: output === '12' && exit !== 0,
        seen: `the second read what the first wrote: ${output === '12' ? 'yes' : 'no'}; it ${written}`,
      };
    },
  },
  {
    number: 23,
    claim: 'Data in a volume outlives its container.',
    tried: '`docker rm` with and without `-v`, of a container with a named and an anonymous volume',
    note: 'A named volume stays. An anonymous one goes with `rm -v`, else it is left behind without an owner.',
    katas: ['54'],
    run: afterRemoval,
  },
  {
    number: 24,
    claim: 'A mounted volume is ready for the program in the container.',
    tried:
      'a file written by root, by another user, and by the user to whom the image’s folder belongs',
    note: 'A new volume belongs to root, unless the image has a folder there: then it takes that folder’s owner.',
    katas: ['56'],
    run: async (session) => {
      const [stock, data] = [session.volume('stock'), session.volume('data')];
      const writing = (user: string, volume: string, image: string, folder: string) =>
        session.attempt(
          `run --rm -u ${user} --entrypoint touch -v ${volume}:${folder} ${image} ${folder}/file`,
        );
      const user = await writing('1000', stock, debian, '/data');
      const root = await writing('root', stock, debian, '/data');
      const owner = await writing('postgres', data, postgres, '/var/lib/postgresql/data');
      const word = ({ exit }: { exit: number }) => (exit === 0 ? 'written' : 'denied');
      return {
        holds: root.exit === 0 && owner.exit === 0,
        limit: user.exit !== 0,
        seen: `root: ${word(root)}; user 1000: ${word(user)}; postgres, whose folder it is: ${word(owner)}`,
      };
    },
  },
];

function kept(so: boolean): string {
  return so ? 'kept' : 'lost';
}

async function bothSides(session: Session) {
  const menu = session.folder('menu');
  const today = join(menu, 'today.txt');
  writeFileSync(today, 'soup\n');
  const box = session.name('box');
  const mounts = `-v ${menu}:/menu -v ${today}:/today.txt`;
  await session.docker(`run -d --name ${box} ${mounts} ${sleeping}`);
  await session.docker(`exec ${box} sh -c "echo stew > /menu/from-within.txt"`);
  const outside = readFileSync(join(menu, 'from-within.txt'), 'utf8').trim() === 'stew';
  session.note(`echo stew > new.txt && mv new.txt ${today}`);
  writeFileSync(join(menu, 'new.txt'), 'stew\n');
  renameSync(join(menu, 'new.txt'), today);
  const inFolder = (await session.docker(`exec ${box} cat /menu/today.txt`)) === 'stew';
  const asFile = await session.docker(`exec ${box} cat /today.txt`);
  return {
    holds: outside && inFolder,
    limit: asFile === 'soup',
    seen:
      `folder: ${outside ? 'seen' : 'not seen'} on the host, ${inFolder ? 'seen' : 'not seen'} in the container; ` +
      `single file: ${asFile === 'soup' ? 'still the old one' : 'the new one'}`,
  };
}

async function missingSource(session: Session) {
  const shelf = session.folder('shelf');
  writeFileSync(join(shelf, 'note.txt'), 'here\n');
  const there = await session.docker(`run --rm -v ${shelf}:/shelf ${debian} cat /shelf/note.txt`);
  const [missing, other] = [join(shelf, 'conf.json'), join(shelf, 'other.json')];
  const short = await session.attempt(`run --rm -v ${missing}:/c ${debian} stat -c %F /c`);
  const mount = `--mount type=bind,source=${other},target=/c`;
  const long = await session.attempt(`run --rm ${mount} ${debian} stat -c %F /c`);
  return {
    holds: there === 'here',
    limit: short.output !== 'regular file',
    seen: `conf.json is missing: \`-v\` ${short.exit === 0 ? `makes a ${short.output}` : 'refuses'}, \`--mount\` ${long.exit === 0 ? `makes a ${long.output}` : 'refuses'}`,
  };
}

async function afterRemoval(session: Session) {
  const stock = session.volume('stock');
  const survivors: boolean[] = [];
  for (const option of ['', '-v ']) {
    const box = session.name('box');
    await session.docker(`run -d --name ${box} -v ${stock}:/named -v /nameless ${sleeping}`);
    const { Mounts } = await session.run.docker.getContainer(box).inspect();
    const name = Mounts.find(({ Destination }) => Destination === '/nameless')?.Name ?? '';
    session.ownVolume(name);
    session.show(name, 'THE_ANONYMOUS_ONE');
    await session.docker(`exec ${box} sh -c "echo 12 > /named/stock"`);
    await session.docker(`rm -f ${option}${box}`);
    survivors.push((await session.attempt(`volume inspect ${name}`)).exit === 0);
  }
  const again = await session.attempt(`run --rm -v ${stock}:/named ${debian} cat /named/stock`);
  const [plain, withV] = survivors.map((there) => (there ? 'left behind' : 'gone'));
  return {
    holds: again.output === '12',
    limit: survivors.includes(false),
    seen: `named: ${kept(again.output === '12')}; anonymous: ${plain} by \`rm\`, ${withV} by \`rm -v\``,
  };
}
