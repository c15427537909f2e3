import type { Remark } from '../model/model.ts';

// Of each kind; who changed a thousand files is not told apart from who changed twenty.
const most = 10;

const more: Partial<Record<Remark['kind'], string>> = {
  changed: 'more files differ; the originals were used',
  foreign: 'more files were left out: they belong to nothing here',
  refused: 'more files and folders were refused',
};

/** The first remarks of each kind, and how many there are beyond: `and 37 more files differ …`. */
export function bounded(remarks: Remark[]): Remark[] {
  const kinds = [...new Set(remarks.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const all = remarks.filter((remark) => remark.kind === kind);
    if (all.length <= most) return all;
    const rest = all.length - most;
    const text = `and ${rest} ${more[kind] ?? 'more of this kind'}`;
    return [...all.slice(0, most), { kind, kata: null, text }];
  });
}
