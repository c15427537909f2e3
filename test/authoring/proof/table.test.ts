import type { Proof, ProofKind } from '../../../src/authoring/proof/prove.ts';
import { proofTable } from '../../../src/authoring/proof/table.ts';
import { madeUpKata } from '../../support/made-up-kata.ts';

const kata = madeUpKata('41', 'Names');
const proof = (kind: ProofKind, problem: string | null = null) =>
  ({ kata, kind, what: kind, verdict: { ms: 1500 }, problem }) as Proof;

test('counts what holds; one left and one mended only where there are such', () => {
  const usual = [proof('starter'), proof('right'), proof('right', 'it failed'), proof('wrong')];
  expect(proofTable(usual).split('\n')).toEqual([
    'kata          starter         right         wrong',
    '41-kata     1/1 1.5 s     1/2 3.0 s     1/1 1.5 s',
  ]);
  const [head, row] = proofTable([...usual, proof('left'), proof('mended')]).split('\n');
  expect(head).toMatch(/wrong +left +mended$/);
  expect(row).toMatch(/1\/1 1\.5 s +1\/1 1\.5 s +1\/1 1\.5 s$/);
});
