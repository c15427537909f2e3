import type { Proof, ProofKind } from './prove.ts';

const usual: ProofKind[] = ['starter', 'right', 'wrong'];
const withPartialCredit: ProofKind[] = ['left', 'mended'];

/**
 * Katas × (starter, right, wrong; left and mended, where there are such): how many hold of how many, and
 * the seconds they took.
 */
export function proofTable(proofs: Proof[]): string {
  const some = withPartialCredit.filter((kind) => proofs.some((proof) => proof.kind === kind));
  const kinds = [...usual, ...some];
  const katas = [...new Set(proofs.map(({ kata }) => kata))].sort((a, b) =>
    a.number.localeCompare(b.number),
  );
  const width = Math.max(4, ...katas.map(({ folderName }) => folderName.length));
  const head = ['kata'.padEnd(width), ...kinds.map((kind) => kind.padStart(14))].join('');
  const rows = katas.map((kata) => {
    const own = proofs.filter((proof) => proof.kata === kata);
    return [kata.folderName.padEnd(width), ...kinds.map((kind) => cell(own, kind))].join('');
  });
  return [head, ...rows].join('\n');
}

function cell(proofs: Proof[], kind: ProofKind): string {
  const own = proofs.filter((proof) => proof.kind === kind);
  const holding = own.filter(({ problem }) => problem === null).length;
  const seconds = own.reduce((sum, { verdict }) => sum + verdict.ms, 0) / 1000;
  return `${holding}/${own.length} ${seconds.toFixed(1)} s`.padStart(14);
}
