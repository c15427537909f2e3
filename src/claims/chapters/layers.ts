import type { ClaimOfChapter } from '../claim.ts';
import type { BuildResult } from '../../lab/objects/builder/build.ts';
import { sideBySide, timed } from '../chart.ts';
import type { Session } from '../session.ts';
import { debian } from '../shop.ts';
import { appFiles, manifest, lockFile } from './app.ts';

/** Has apt ask the mirror alone. */
const depot = `FROM ${debian}
ARG MIRROR
RUN rm -f /etc/apt/sources.list.d/* && echo "deb [trusted=yes] $MIRROR ./" > /etc/apt/sources.list
`;
const install = (tool: string) => ['apt-get update', `apt-get install -y ${tool}`, 'apt-get clean'];
const apart = (commands: string[]) => commands.map((command) => `RUN ${command}\n`).join('');
const joined = (commands: string[]) => `RUN ${commands.join(' && ')}\n`;

export const layers: ClaimOfChapter[] = [
  {
    number: 25,
    claim: 'Each instruction of a Dockerfile makes a layer.',
    tried:
      'an image with `ENV`, `LABEL`, `EXPOSE`, `CMD` and `RUN true`; its layers counted beside its base’s',
    note: 'Instructions that only say something about the image make none. `docker history` has a row for each: so it looks.',
    katas: ['74'],
    needs: ['buildkit'],
    run: async (session) => {
      const told = 'ENV A=1\nLABEL a=1\nEXPOSE 80\nCMD ["true"]\n';
      const words = await session.build('words', { Dockerfile: `FROM ${debian}\n${told}` });
      const ran = await session.build('ran', { Dockerfile: `FROM ${debian}\n${told}RUN true\n` });
      const [none, one] = [await session.added(words.imageId), await session.added(ran.imageId)];
      return {
        holds: none.layers === 4,
        seen: `\`ENV\`, \`LABEL\`, \`EXPOSE\` and \`CMD\`: ${none.layers} layers; with \`RUN true\`: ${one.layers}`,
      };
    },
  },
  {
    number: 26,
    claim: 'Joining `apt-get update`, `install` and `clean` in one `RUN` makes the image smaller.',
    tried:
      'the three apart and joined; then 5 MB of downloads, cleaned in a later step and in the same',
    note: 'Joining alone saves next to nothing. What counts is to clean in the step that made the waste.',
    katas: ['72', '74'],
    needs: ['buildkit'],
    run: async (session) => {
      const rows = await sizes(session);
      const [one, two, three, four] = rows.map(({ bytes }) => bytes);
      return {
        holds: saves(one, two),
        limit: saves(three, four),
        seen: rows.map(({ label, text }) => `${label}: ${text}`).join('; '),
        chart: {
          title: 'What the steps add to the image',
          unit: 'kB',
          rows: rows.map(({ label, bytes }) => ({ label, value: bytes / 1000 })),
        },
      };
    },
  },
  {
    number: 27,
    claim: 'Joining those three commands makes builds faster.',
    tried: 'both built without the cache; then the package changed after the mirror had moved on',
    note: 'The time is not the reason. `apt-get update` in a step of its own comes from the cache, and its index is stale.',
    katas: ['72'],
    needs: ['buildkit'],
    run: staleIndex,
    measure: async (session) => {
      const mirror = await session.mirror(['curl']);
      const building = (name: string, steps: string) => () =>
        timed(() =>
          session.build(name, { Dockerfile: depot + steps }, { args: mirror.args, noCache: true }),
        ).then((ms) => ms / 1000);
      const rows = await sideBySide(
        [
          { label: 'three RUN steps', once: building('apart', apart(install('curl'))) },
          { label: 'one RUN step', once: building('joined', joined(install('curl'))) },
        ],
        3,
      );
      const [three = NaN, one = NaN] = rows.map(({ value }) => value);
      const chart = { title: 'A build without the cache, median of 3', unit: 's', rows };
      return { holds: one < three * 0.95, seen: '', chart };
    },
  },
  {
    number: 28,
    claim:
      'Copying `package.json` and `package-lock.json` first keeps the installation in the build cache.',
    tried:
      'a build, then one after an edit of the source, then one after an edit of `package.json`',
    note: 'The order is what counts: what changes often comes last.',
    katas: ['71'],
    needs: ['buildkit'],
    run: async (session) => {
      const after = await rebuilds(session, 'npm ci');
      return {
        holds: after.source && !after.manifest,
        seen: `\`npm ci\` ${fromCache(after.source)} after an edit of the source, ${fromCache(after.manifest)} after one of \`package.json\``,
      };
    },
  },
  {
    number: 29,
    claim: '`npm install` is the step to install with, and to cache.',
    tried:
      '`npm install` rebuilt; then `npm install` and `npm ci` with a `package.json` that its lock file does not fit',
    note: 'It is cached like any step, and goes on where the lock file does not fit. `npm ci` stops there.',
    katas: ['71'],
    needs: ['buildkit'],
    run: async (session) => {
      const after = await rebuilds(session, 'npm install');
      const odd = { ...appFiles(session, ''), 'package-lock.json': lockFile(['ms']) };
      const tries: BuildResult[] = [];
      for (const step of ['npm install', 'npm ci']) {
        const Dockerfile = dockerfile(step);
        tries.push(await session.tryBuild(step.replace(' ', '-'), { ...odd, Dockerfile }));
      }
      const [loose, strict] = tries;
      return {
        holds: after.source && loose?.ok === true,
        limit: strict?.ok === false && strict.fault.message.includes('in sync'),
        seen: `\`npm install\` ${fromCache(after.source)}; lock file that does not fit: \`npm install\` ${built(loose)}, \`npm ci\` ${built(strict)}`,
      };
    },
  },
  {
    number: 36,
    claim: '`COPY . . && RUN npm run build` is a line for a Dockerfile.',
    tried: 'a build with this line, and one with two',
    note: '`&&` belongs to the shell of a `RUN`. Two instructions are two lines.',
    katas: ['71'],
    needs: ['buildkit'],
    run: async (session) => {
      const start = `FROM ${debian}\nWORKDIR /app\n`;
      await session.build('two', { Dockerfile: `${start}COPY . .\nRUN true\n` });
      const one = await session.tryBuild('one', { Dockerfile: `${start}COPY . . && RUN true\n` });
      return { holds: one.ok, seen: `two lines are built; the one line ${built(one)}` };
    },
  },
];

/** Five in a hundred and more are a saving. */
function saves(before = NaN, after = NaN): boolean {
  return after < before * 0.95;
}

async function sizes(session: Session) {
  const mirror = await session.mirror(['curl']);
  const waste = 'head -c 5000000 /dev/urandom > /var/cache/apt/archives/more.deb';
  const both = [waste, 'apt-get clean'];
  const ways: [string, string, string][] = [
    ['apart', 'three steps', apart(install('curl'))],
    ['joined', 'one step', joined(install('curl'))],
    ['cleaned-later', 'cleaned in a later step', apart(both)],
    ['cleaned-at-once', 'cleaned in the same step', joined(both)],
  ];
  const rows = [];
  for (const [name, label, steps] of ways) {
    const Dockerfile = depot + steps;
    const { imageId } = await session.build(name, { Dockerfile }, { args: mirror.args });
    const { layers: count, bytes } = await session.added(imageId);
    rows.push({ label, bytes, text: `${Math.round(bytes / 1000)} kB, ${count} layers` });
  }
  return rows;
}

async function staleIndex(session: Session) {
  const mirror = await session.mirror(['curl', 'wget']);
  const { args } = mirror;
  const ways: [string, (commands: string[]) => string][] = [
    ['apart', apart],
    ['joined', joined],
  ];
  for (const [name, way] of ways)
    await session.build(name, { Dockerfile: depot + way(install('curl')) }, { args });
  await mirror.moveOn();
  session.note('# the mirror has newer versions now; another package is asked for');
  const after: BuildResult[] = [];
  for (const [name, way] of ways)
    after.push(
      await session.tryBuild(name, { Dockerfile: depot + way(install('wget')) }, { args }),
    );
  const [stale, fresh] = after;
  const missing = stale?.ok === false && stale.fault.message.includes('404');
  return {
    holds: fresh?.ok === true,
    limit: missing,
    seen: `after the mirror has moved on: apart ${built(stale)}${missing ? ' with 404' : ''}, joined ${built(fresh)}`,
  };
}

function dockerfile(step: string): string {
  return `FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN ${step}\nCOPY . .\n`;
}

/** Whether the step comes from the cache after each edit. */
async function rebuilds(session: Session, step: string) {
  const Dockerfile = dockerfile(step);
  const files = { ...appFiles(session, 'one'), Dockerfile };
  const isCached = async (changed: Record<string, string>, edit: string) => {
    session.note(edit);
    const { steps } = await session.build('app', { ...files, ...changed });
    return steps.find(({ name }) => name.endsWith(`RUN ${step}`))?.cached ?? false;
  };
  await isCached({}, '# app/ as it is');
  const source = await isCached({ 'src/main.ts': 'export {};\n' }, '# after an edit of app/src');
  const other = { 'package.json': manifest(session, 'two') };
  return { source, manifest: await isCached(other, '# after an edit of app/package.json') };
}

function fromCache(so: boolean): string {
  return so ? 'comes from the cache' : 'runs';
}

function built(result: BuildResult | undefined): string {
  return result?.ok ? 'is built' : 'fails';
}
