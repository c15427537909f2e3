import type { Instruction } from '../../lab/objects/builder/steps.ts';
import { stagesCopiedFrom } from './copied-files.ts';

/** One instruction, as each of some builds took it. */
export interface Row {
  stage: string;
  text: string;
  cells: (Instruction | null)[];
}

/** The steps of builds side by side, a row for each place in the Dockerfile, stages in their order. */
export function alignSteps(builds: Instruction[][]): Row[] {
  const rows = new Map<string, Row>();
  for (const [index, instructions] of builds.entries())
    for (const instruction of instructions) {
      const { stage, place, text } = instruction;
      const key = `${stage} ${place}`;
      const row = rows.get(key) ?? { stage, text, cells: builds.map(() => null) };
      row.text = text;
      row.cells[index] = instruction;
      rows.set(key, row);
    }
  return inOrder(merged([...rows.values()]));
}

/** A step that two stages share is reported as one of either's: the same row all the same. */
function merged(rows: Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const twin = kept.find(
      ({ text, cells }) =>
        text === row.text && cells.every((cell, index) => !cell || !row.cells[index]),
    );
    if (twin) twin.cells = twin.cells.map((cell, index) => cell ?? row.cells[index] ?? null);
    else kept.push(row);
  }
  return kept;
}

/** Stages after those that they copy from; within a stage as in the Dockerfile. */
function inOrder(rows: Row[]): Row[] {
  const stages = [...new Set(rows.map(({ stage }) => stage))];
  const ordered: string[] = [];
  const visit = (stage: string): void => {
    if (ordered.includes(stage)) return;
    const own = rows.filter((row) => row.stage === stage);
    for (const other of own.flatMap(({ text }) => stagesCopiedFrom(text)))
      if (other !== stage && stages.includes(other)) visit(other);
    ordered.push(stage);
  };
  // The last stage of a Dockerfile is called so where it has no name.
  const isLast = (stage: string) => (/^stage-\d+$/.test(stage) ? 1 : 0);
  stages.sort((a, b) => isLast(a) - isLast(b)).forEach(visit);
  const place = ({ cells }: Row) => cells.find((cell) => cell !== null)?.place ?? 0;
  return rows.sort(
    (a, b) => ordered.indexOf(a.stage) - ordered.indexOf(b.stage) || place(a) - place(b),
  );
}
