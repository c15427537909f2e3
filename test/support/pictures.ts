// Facts as a run of the katas leaves them, written by hand: what pictures are drawn from.
import { drawPictures } from '../../src/pictures/draw/pictures.ts';
import type {
  BuildsFacts,
  ContainerFacts,
  ImagesFacts,
  MountFacts,
  MountsFacts,
  NetworksFacts,
  Pictures,
} from '../../src/pictures/schema/schema.ts';

/** The pictures of these facts as lines, each without what makes up its end. */
export function draw(facts: Partial<Pictures>, width = 76, check?: string): string {
  const nothing: Pictures = { check: null, networks: null, mounts: [], builds: [], images: null };
  return drawPictures({ ...nothing, ...facts }, { width, check });
}

/** A text as it is written in a test: without the first and the last line, and the indent. */
export function text(strings: TemplateStringsArray, ...values: unknown[]): string {
  const lines = String.raw({ raw: strings }, ...values)
    .split('\n')
    .slice(1, -1);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}

function container(
  name: string,
  places: [network: string, address: string, ...names: string[]][],
  ports: ContainerFacts['ports'] = [],
): ContainerFacts {
  return {
    name,
    image: 'node:24-trixie-slim',
    state: 'running',
    places: places.map(([network, address, ...names]) => ({ network, address, names })),
    sharesWith: null,
    ports,
  };
}

const last = 'proxy cannot reach db by its name';

/** Kata 43: two networks, the second internal, and somebody on the default one. */
export const twoNetworks: NetworksFacts = {
  networks: [
    { name: 'front', key: null, subnet: '172.20.0.0/16', kind: 'own' },
    { name: 'back', key: 'cellar', subnet: '172.21.0.0/16', kind: 'internal' },
    { name: 'bridge', key: null, subnet: '172.17.0.0/16', kind: 'default' },
  ],
  containers: [
    container(
      'proxy',
      [['front', '172.20.0.2', 'proxy']],
      [
        { port: '8080/tcp', published: ['0.0.0.0:32768', '[::]:32768'], asked: true },
        { port: '9090/tcp', published: [], asked: false },
      ],
    ),
    container('web', [
      ['front', '172.20.0.3', 'web'],
      ['back', '172.21.0.3', 'web', 'shop'],
    ]),
    container(
      'db',
      [['back', '172.21.0.2', 'db']],
      [{ port: '5432/tcp', published: [], asked: true }],
    ),
    container('a passer-by', [['bridge', '172.17.0.2']]),
  ],
  paths: [
    { check: 'first', from: 'web', to: 'db', asked: 'db:8080', open: true, saw: 'a reply' },
    {
      ...{ check: 'first', from: 'the host', to: 'proxy', asked: '127.0.0.1:32768' },
      ...{ open: true, saw: 'a reply' },
    },
    { check: last, from: 'web', to: 'db', asked: 'db:8080', open: true, saw: 'a reply' },
    { check: last, from: 'proxy', to: 'db', asked: 'db:8080', open: false, saw: 'no such name' },
  ],
};

/** Katas 21 and 31: the host's network, none, another's, and one that has ended. */
export const otherModes: NetworksFacts = {
  networks: [
    { name: 'host', key: null, subnet: null, kind: 'host' },
    { name: 'front', key: null, subnet: '172.20.0.0/16', kind: 'own' },
  ],
  containers: [
    container('game', [['host', '']], [{ port: '80/tcp', published: [], asked: true }]),
    { ...container('job', []), state: 'running' },
    { ...container('helper', []), sharesWith: 'web' },
    { ...container('web', [['front', '']]), state: 'exited' },
  ],
  paths: [],
};

function mount(path: string, facts: Partial<MountFacts> = {}): MountFacts {
  return {
    path,
    ...{ backing: 'container layer', source: '', readOnly: false, fromImage: false },
    ...{ afterRemove: 'gone' },
    ...facts,
  };
}

/** Kata 52: the trap. */
export const trap: MountsFacts = {
  container: 'ledger',
  image: 'postgres:17-trixie',
  mounts: [
    mount('/'),
    mount('/var/lib/postgresql', { backing: 'volume', source: 'ledger-1f', afterRemove: 'stays' }),
    mount('/var/lib/postgresql/data', {
      ...{ backing: 'anonymous volume', source: '0123456789abcdef'.repeat(4) },
      ...{ fromImage: true, afterRemove: 'nameless' },
    }),
  ],
};

/** Kata 61, and what else there is. */
export const hostAndMemory: MountsFacts = {
  container: 'web',
  image: 'node:24-trixie-slim',
  mounts: [
    mount('/'),
    mount('/menu', { backing: 'host', source: 'menu', readOnly: true, afterRemove: 'stays' }),
    mount('/quick', { backing: 'tmpfs', source: 'quick-1f' }),
    mount('/run', { backing: 'tmpfs' }),
  ],
};

type Taken = BuildsFacts['steps'][number]['taken'][number];

const cached: Taken = { how: 'cached', ms: 0, lost: null };

function run(ms: number, lost: NonNullable<Taken>['lost'] = null): Taken {
  return { how: 'run', ms, lost };
}

/** Kata 71: the source is copied before the install. */
export const copiedEarly: BuildsFacts = {
  context: 'app',
  builds: [
    { check: 'first', ok: true, edited: [] },
    { check: 'first', ok: true, edited: ['src/hours.js'] },
  ],
  steps: [
    { stage: '', instruction: 'WORKDIR /shop', taken: [cached, cached] },
    {
      stage: '',
      instruction: 'COPY . .',
      taken: [run(60), run(70, { because: 'files', files: ['src/hours.js'] })],
    },
    { stage: '', instruction: 'RUN npm ci', taken: [run(3210), run(3340, { because: 'parent' })] },
  ],
};

/** Several stages, a build that failed, and every reason that there can be. */
export const manyReasons: BuildsFacts = {
  context: 'app',
  builds: [
    { check: 'first', ok: true, edited: [] },
    { check: 'second', ok: true, edited: ['a', 'b', 'c', 'd'] },
    { check: 'third', ok: false, edited: [] },
  ],
  steps: [
    {
      stage: 'workshop',
      instruction: 'COPY package.json package-lock.json ./',
      taken: [run(40), run(40, { because: 'files', files: ['a', 'b', 'c', 'd'] }), cached],
    },
    {
      stage: 'workshop',
      instruction: 'RUN npm ci',
      taken: [run(12_340), run(12_000, { because: 'parent' }), cached],
    },
    {
      stage: 'stage-1',
      instruction: 'COPY --from=workshop /app/dist dist',
      taken: [run(30), run(30, { because: 'stage', stage: 'workshop' }), null],
    },
    {
      stage: 'stage-1',
      instruction: 'RUN echo $V > /version',
      taken: [
        run(300),
        cached,
        { how: 'failed', ms: 900, lost: { because: 'argument', names: ['V'] } },
      ],
    },
  ],
};

/** Kata 81: in one stage. */
export const oneStage: ImagesFacts = {
  images: [
    {
      name: 'your image',
      base: 250_400_000,
      layers: [
        { instruction: 'WORKDIR /app', bytes: 0 },
        { instruction: 'COPY package.json package-lock.json ./', bytes: 1594 },
        { instruction: 'RUN npm ci', bytes: 25_500_000 },
        { instruction: 'RUN npm run build', bytes: 1_400_000 },
      ],
    },
  ],
  others: [
    { name: 'the workshop', base: 250_400_000, adds: 26_900_000 },
    { name: 'the reference', base: 250_400_000, adds: 1_160_000 },
  ],
};

/** Each of them in one set of pictures. */
export const everything: Partial<Pictures>[] = [
  { networks: twoNetworks },
  { networks: otherModes },
  { mounts: [trap, hostAndMemory] },
  { builds: [copiedEarly] },
  { builds: [manyReasons] },
  { images: oneStage },
];
