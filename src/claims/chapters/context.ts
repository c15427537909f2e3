import { randomBytes } from 'node:crypto';
import type { ClaimOfChapter } from '../claim.ts';
import { sideBySide, timed } from '../chart.ts';
import type { Session } from '../session.ts';

const wide = 'FROM scratch\nCOPY . /app/\n';
const narrow = 'FROM scratch\nCOPY server.js /app/\n';

export const buildContext: ClaimOfChapter[] = [
  {
    number: 30,
    claim:
      '`node_modules/` in `.dockerignore` keeps every `node_modules` folder out of the build context.',
    tried: 'a context with one such folder at its root and one further down',
    note: 'A pattern counts from the context’s root. `**/node_modules` is every one.',
    katas: ['77'],
    needs: ['buildkit'],
    run: async (session) => {
      const files = {
        'server.js': '',
        'node_modules/a.js': '',
        'packages/api/node_modules/b.js': '',
      };
      const sent = await session.sent('app', { ...files, '.dockerignore': 'node_modules/\n' });
      const [root, nested] = [/^node_modules/, /api\/node_modules/].map((pattern) =>
        sent.some((path) => pattern.test(path)),
      );
      return {
        holds: !root && !nested,
        seen: `at the root: ${root ? 'sent' : 'left out'}; in packages/api: ${nested ? 'sent' : 'left out'}`,
      };
    },
  },
  {
    number: 31,
    claim: 'Files left out of the build context make builds faster.',
    tried:
      'a file of 5 MB beside a `COPY` that takes everything, with and without `.dockerignore`, and beside one that takes one file',
    note: 'BuildKit sends only what a `COPY` can take: files that no `COPY` names cost nothing.',
    katas: ['78'],
    needs: ['buildkit'],
    run: async (session) => {
      const all = await transferred(session, 'wide', wide, false);
      const ignored = await transferred(session, 'ignored', wide, true);
      const one = await transferred(session, 'narrow', narrow, false);
      return {
        holds: all > 4e6 && ignored < all / 10,
        limit: one < all / 10,
        seen: `sent for \`COPY . .\`: ${size(all)}, with \`.dockerignore\` ${size(ignored)}; for \`COPY server.js\`: ${size(one)}`,
      };
    },
    measure: async (session) => {
      const building = (name: string, text: string, ignore: boolean) => async () => {
        const files = contextOf(text, ignore, 50_000_000);
        return (await timed(() => session.build(name, files))) / 1000;
      };
      const contenders = [
        { label: 'COPY . .', once: building('wide', wide, false) },
        { label: 'COPY . ., .dockerignore', once: building('ignored', wide, true) },
        { label: 'COPY server.js', once: building('narrow', narrow, false) },
      ];
      const rows = await sideBySide(contenders, 3);
      const [all = NaN, ignored = NaN] = rows.map(({ value }) => value);
      const chart = { title: 'A build beside a new file of 50 MB, median of 3', unit: 's', rows };
      return { holds: ignored < all * 0.9, seen: '', chart };
    },
  },
];

/** A context in which everything is new. */
function contextOf(Dockerfile: string, ignore: boolean, bytes: number) {
  return {
    Dockerfile,
    'server.js': randomBytes(8).toString('hex'),
    'film.bin': randomBytes(bytes),
    ...(ignore ? { '.dockerignore': 'film.bin\n' } : {}),
  };
}

/** How many bytes the builder got, as it says itself. */
async function transferred(session: Session, name: string, text: string, ignore: boolean) {
  const context = session.context(name, contextOf(text, ignore, 5_000_000));
  session.show(context, name);
  session.note(`# ${name}/Dockerfile\n${text.trimEnd().replaceAll(/^/gm, '#   ')}`);
  const options = `--progress=plain --pull=false --provenance=false -t ${session.name(name)}`;
  const printed = await session.docker(`build ${options} ${context}`);
  const steps = [...printed.matchAll(/transferring context: ([\d.]+)(B|kB|MB)/g)];
  const sizes = steps.map(([, count, unit = '']) => Number(count) * (units[unit] ?? NaN));
  return Math.max(...sizes);
}

const units: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6 };

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1e6).toFixed(2)} MB`;
}
