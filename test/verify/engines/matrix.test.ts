import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '../../../src/verify/choose.ts';
import { engineKinds } from '../../../src/verify/engines/kinds.ts';
import { lastTried, Results, type Cell } from '../../../src/verify/engines/results.ts';
import { engineTable } from '../../../src/verify/engines/table.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import { useOwnHome } from '../../support/own-home.ts';

const cell = (engine: string, what: string, problems: string[] = []): Cell => ({
  ...{ engine, what, problems, seconds: 1 },
  counts: { starter: { wanted: 1, tried: 1 }, right: { wanted: 2, tried: 3 } },
});

test('the same commit tries the same katas, and every kata has its turn', async () => {
  const katas = loadKatas();
  const names = async (commit: string) =>
    (await inOrder(katas, commit)).map(({ folderName }) => folderName);
  expect(await names('a')).toEqual(await names('a'));
  expect((await names('b')).sort()).toEqual(katas.map(({ folderName }) => folderName).sort());
});

test('what needs something of an engine comes before what needs nothing, unless that has changed', async () => {
  const katas = loadKatas().map((kata) => ({
    ...kata,
    folderName: `${kata.folderName}-elsewhere`,
  }));
  const needs = (await inOrder(katas, 'a')).map((kata) => kata.needs.length > 0);
  expect(needs).toEqual([...needs].sort((a, b) => Number(b) - Number(a)));
});

describe('results', () => {
  const home = useOwnHome();

  test('a run that was cut off goes on: what was as wanted is not tried again', () => {
    const results = new Results('commit');
    results.add(cell('podman', '11-open-the-door'));
    results.add(cell('podman', '31-sealed-room', ['31 right/reference: failed']));
    const again = new Results('commit');
    expect(again.find('podman', '11-open-the-door')).toBeDefined();
    expect(again.find('podman', '31-sealed-room')).toBeUndefined();
    expect(new Results('another').cells).toEqual([]);
  });

  test('of each thing on each engine it is known what was tried last, with whichever commit', () => {
    new Results('former').add(cell('podman', '11-open-the-door', ['red then']));
    new Results('former').add(cell('podman', '31-sealed-room'));
    utimesSync(join(home(), 'engines', 'former.json'), 1, 1);
    new Results('latter-part').add(cell('podman', '11-open-the-door'));
    expect(lastTried()).toEqual({
      cells: [cell('podman', '31-sealed-room'), cell('podman', '11-open-the-door')],
      // The newest last, also where it tried again what an older one had.
      commits: ['former', 'latter'],
    });
  });
});

test('the table has an engine a column, and a dash for what was not tried', () => {
  const [first, second] = engineKinds;
  const cells = [
    cell(first?.name ?? '', '11-open-the-door'),
    cell(second?.name ?? '', '31-sealed-room'),
  ];
  expect(engineTable(cells).split('\n')).toEqual([
    `|  | ${first?.name} | ${second?.name} |`,
    '| --- | --- | --- |',
    '| 11 | 1/1 · 2/3 · – | – |',
    '| 31 | – | 1/1 · 2/3 · – |',
  ]);
});
