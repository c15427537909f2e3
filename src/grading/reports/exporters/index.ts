import { canvas } from './canvas.ts';
import { classroom50 } from './classroom50.ts';
import { exercism } from './exercism.ts';
import type { Exporter } from './exporter.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import { moodle } from './moodle.ts';
import { prairielearn } from './prairielearn.ts';

/** By the name that `--format` takes; each writes into a folder of that name. */
export const exporters = {
  gradescope,
  classroom50,
  prairielearn,
  exercism,
  github,
  moodle,
  canvas,
} satisfies Record<string, Exporter>;

export type Format = keyof typeof exporters;

/** The names of all formats. */
export const formats = Object.keys(exporters) as Format[];
