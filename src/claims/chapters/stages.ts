import type { ClaimOfChapter } from '../claim.ts';
import { sideBySide, timed } from '../chart.ts';
import type { Session } from '../session.ts';
import { answers, debian, node, startVisitor } from '../shop.ts';
import { appFiles } from './app.ts';

const install = `FROM ${node} AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install
COPY . .
RUN npm run build
`;
const runtime = `FROM ${node}
WORKDIR /app
COPY --from=builder /app/dist ./dist
COPY --from=builder /app/package.json ./package.json
`;
const copied = `${install}${runtime}COPY --from=builder /app/node_modules ./node_modules\n`;
const installed = `${install}${runtime}COPY package-lock.json ./\nRUN npm ci --omit=dev\n`;

export const stages: ClaimOfChapter[] = [
  {
    number: 32,
    claim:
      'A build stage and a runtime stage, with `node_modules` copied over, make the image much smaller.',
    tried:
      'a TypeScript app in one stage, in such two stages, and in two with `npm ci --omit=dev`; the same base',
    note: 'What is copied whole stays whole. Install without development packages in the runtime stage.',
    katas: ['81'],
    needs: ['buildkit'],
    run: async (session) => {
      const files = appFiles(session, 'stages');
      const sizes: number[] = [];
      for (const [name, Dockerfile] of Object.entries({ one: install, copied, installed })) {
        const { imageId } = await session.build(name, { ...files, Dockerfile });
        sizes.push((await session.added(imageId)).bytes);
      }
      const [one = NaN, two = NaN, three = NaN] = sizes;
      const mb = sizes.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
      const labels = ['one stage', 'two stages', 'two stages, --omit=dev'];
      const rows = sizes.map((bytes, index) => ({
        label: labels[index] ?? '',
        value: bytes / 1e6,
      }));
      return {
        holds: two < one / 2,
        limit: three < two,
        seen: `added to the base: one stage ${mb[0]}, two stages ${mb[1]}, with \`--omit=dev\` ${mb[2]}`,
        chart: { title: 'What the app adds to its base', unit: 'MB', rows },
      };
    },
  },
  {
    number: 33,
    claim: 'Copying `node_modules` from the build stage brings only what runs.',
    tried: 'the packages in the image of those two stages',
    note: 'The build stage has the compiler among them.',
    katas: ['81'],
    needs: ['buildkit'],
    run: async (session) => {
      const Dockerfile = copied;
      const { imageId } = await session.build('copied', {
        ...appFiles(session, 'stages'),
        Dockerfile,
      });
      const listed = (await session.docker(`run --rm ${imageId} ls node_modules`)).split('\n');
      return { holds: !listed.includes('typescript'), seen: `packages: ${listed.join(', ')}` };
    },
  },
  {
    number: 34,
    claim: 'A smaller image has a smaller attack surface.',
    tried:
      'a shell and a package manager looked for in a two-stage image on the same base, and in one from `scratch`',
    note: 'Only a smaller base takes them away. Stages alone leave the base’s programs where they are.',
    katas: ['85'],
    needs: ['buildkit'],
    run: withoutShell,
  },
  {
    number: 35,
    claim: '`EXPOSE 3000` opens the port.',
    tried: 'an image with `EXPOSE`, run without `-p`; a request from another container',
    note: '`EXPOSE` is a note for people and for `-P`. Containers of one network need neither.',
    katas: ['11', '13'],
    needs: ['buildkit', 'default-bridge'],
    run: async (session) => {
      const serve =
        'CMD ["node", "-e", "require(\'http\').createServer((_, r) => r.end()).listen(3000)"]';
      const Dockerfile = `FROM ${node}\nEXPOSE 3000\n${serve}\n`;
      const { imageId } = await session.build('app', { Dockerfile });
      const app = session.name('app');
      await session.docker(`run -d --name ${app} ${imageId}`);
      const visitor = await startVisitor(session);
      await answers(session, visitor, `${await session.address(app)}:3000`);
      const { output } = await session.attempt(`port ${app}`);
      return {
        holds: output !== '',
        seen: `published ports: ${output || 'none'}; another container gets 200`,
      };
    },
  },
  {
    number: 37,
    claim: '`node:14` and `node:14-alpine` are images to build on.',
    tried: 'nothing: the release has ended, and its images are not here',
    note: 'No security fixes since then. Alpine has another C library, for which native modules have to be built.',
    katas: ['81'],
    told: {
      verdict: 'outdated',
      seen: 'Node.js 14 reached its end of life on 2023-04-30',
      sources: [
        'https://github.com/nodejs/Release/blob/main/schedule.json',
        'https://github.com/nodejs/node/commit/2f5dbca690',
      ],
    },
  },
  {
    number: 38,
    claim:
      '`postgres:latest` keeps its data in a volume at `/var/lib/postgresql/data` (in courses beyond the guide).',
    tried: 'nothing: PostgreSQL 18 is not here',
    note: 'From 18 on mount `/var/lib/postgresql`. Always choose an exact tag.',
    katas: ['52'],
    told: {
      verdict: 'outdated',
      seen: 'since 18 `PGDATA` is `/var/lib/postgresql/18/docker`, and the volume is `/var/lib/postgresql`',
      sources: [
        'https://github.com/docker-library/postgres/pull/1259',
        'https://github.com/docker-library/docs/pull/2582',
      ],
    },
  },
  {
    number: 39,
    claim: 'Smaller images start up faster.',
    tried:
      'an image with and without a file of 200 MB: run where it is, and loaded from a file before',
    note: 'An image that is there starts as fast, however large it is. What takes time is to fetch it.',
    katas: ['81'],
    measure: startUp,
  },
];

async function withoutShell(session: Session) {
  const page = 'FROM debian:trixie-slim AS builder\nRUN echo hello > /page\n';
  const copy = 'COPY --from=builder /page /page\nCMD ["/page"]\n';
  const images = {
    same: await session.build('same-base', { Dockerfile: `${page}FROM ${debian}\n${copy}` }),
    scratch: await session.build('from-scratch', { Dockerfile: `${page}FROM scratch\n${copy}` }),
  };
  const found: Record<string, string[]> = { same: [], scratch: [] };
  for (const [name, { imageId }] of Object.entries(images))
    for (const program of ['sh', 'apt-get'])
      if ((await session.attempt(`run --rm ${imageId} ${program} --help`)).exit < 125)
        found[name]?.push(program);
  const list = (names: string[] = []) => names.join(' and ') || 'neither';
  return {
    holds: found['scratch']?.length === 0,
    limit: found['same']?.length === 2,
    seen: `two stages on the same base: ${list(found['same'])}; from scratch: ${list(found['scratch'])}`,
  };
}

async function startUp(session: Session) {
  const [small, large] = [session.name('small'), session.name('large')];
  const box = session.name('box');
  const labels = Object.entries(session.run.labels).map(
    ([name, value]) => `LABEL ${name}=${value}`,
  );
  const changes = labels.map((label) => `-c "${label}"`).join(' ');
  session.show(` ${changes}`, '');
  const tars = session.folder('tars');
  for (const [image, megabytes] of [
    [small, 0],
    [large, 200],
  ] as const) {
    const filling = `head -c ${megabytes}M /dev/urandom > /ballast`;
    await session.docker(`run --name ${box} ${debian} sh -c "${filling}"`);
    await session.docker(`commit ${changes} -c "CMD true" ${box} ${image}`);
    await session.docker(`rm ${box}`);
    await session.docker(`save -o ${tars}/${session.plain(image)}.tar ${image}`);
  }
  const run = (image: string) => () => timed(() => session.docker(`run --rm ${image}`));
  const loadAndRun = (image: string) => async () => {
    await session.docker(`rmi ${image}`);
    return timed(async () => {
      await session.docker(`load -q -i ${tars}/${session.plain(image)}.tar`);
      await session.docker(`run --rm ${image}`);
    });
  };
  const rows = await sideBySide(
    [
      { label: 'run, small', once: run(small) },
      { label: 'run, 200 MB larger', once: run(large) },
      { label: 'load and run, small', once: loadAndRun(small) },
      { label: 'load and run, 200 MB larger', once: loadAndRun(large) },
    ],
    3,
  );
  const [here = NaN, hereLarge = NaN, there = NaN, thereLarge = NaN] = rows.map(
    ({ value }) => value,
  );
  return {
    holds: there < thereLarge * 0.8,
    limit: hereLarge < here * 1.25,
    seen: `run where it is: ${ratio(hereLarge, here)} the time; loaded before: ${ratio(thereLarge, there)}`,
    chart: { title: 'Start-up of a small and a large image, median of 3', unit: 'ms', rows },
  };
}

function ratio(large: number, small: number): string {
  return `${(large / small).toFixed(1)} ×`;
}
