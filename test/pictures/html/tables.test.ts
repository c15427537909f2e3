import { buildsTable, mountsTable, triedTable } from '../../../src/pictures/html/tables.ts';
import { html, textOf, type Slot } from '../../../src/text/html.ts';
import { copiedEarly, trap, twoNetworks } from '../../support/pictures.ts';

/** The rows of a table, each as the texts of its cells. */
function rowsOf(made: Slot): string[][] {
  const rows = textOf(html`${made}`)
    .split('<tr')
    .slice(1);
  return rows.map((row) =>
    [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell.replaceAll(/<[^>]*>/g, '').trim(),
    ),
  );
}

const [last] = twoNetworks.paths.slice(-1).map(({ check }) => check ?? '');
const red = [last ?? ''];

test('ways: the one that should have ended otherwise comes first, with its mark and its words', () => {
  const paths = twoNetworks.paths.map((path) =>
    path.from === 'proxy' ? { ...path, open: true, wanted: 'closed' as const } : path,
  );
  const table = triedTable({ ...twoNetworks, paths }, red);
  expect(rowsOf(table)).toEqual([
    ['from', 'to', 'asked for', 'came out'],
    ['proxy', 'db', 'db:8080', 'open, and should be closed'],
    ['web', 'db', 'db:8080', 'open'],
    ['the host', 'proxy', '127.0.0.1:32768', 'open'],
  ]);
  const text = textOf(html`${table}`);
  expect(text.match(/class="against"/g)).toHaveLength(1);
  expect(text.match(/class="mark"/g)).toHaveLength(1);
  expect(triedTable({ ...twoNetworks, paths: [] }, red)).toBeNull();
});

test('mounts: what is out of reach comes first where a check is red', () => {
  expect(rowsOf(mountsTable([trap], red))[1]).toEqual([
    ...['ledger', '/var/lib/postgresql/data', 'anonymous volume 01234567…'],
    ...['the image', 'out of reach'],
  ]);
  expect(rowsOf(mountsTable([trap], []))[1]?.[1]).toBe('/');
});

test('builds: how each took each step', () => {
  const made = buildsTable(copiedEarly, ['first']);
  expect(rowsOf(made)).toEqual([
    ['step', 'build 1', 'build 2'],
    ['WORKDIR /shop', 'cached', 'cached'],
    ['COPY . .', 'run 0.1 s', 'missed 0.1 s'],
    ['RUN npm ci', 'run 3.2 s', 'run 3.3 s'],
    ['in all', '3.3 s', '3.4 s'],
  ]);
  expect(textOf(made).match(/class="against"/g)).toHaveLength(1);
  expect(textOf(buildsTable(copiedEarly, []))).not.toContain('against');
});

test('whatever things are called, no tag comes of it', () => {
  const name = '<script>alert(1)</script>';
  const paths = twoNetworks.paths.map((path) => ({ ...path, from: name, saw: name, open: false }));
  const mounts = [{ ...trap, container: name }];
  const text = textOf(
    html`${triedTable({ ...twoNetworks, paths }, red)} ${mountsTable(mounts, red)}`,
  );
  expect(text).not.toContain('<script');
  expect(text).toContain('&#60;script&#62;');
});
