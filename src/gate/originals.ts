import { join } from 'node:path';
import { loadKatas } from '../curriculum/load.ts';
import { checkout } from '../home.ts';
import { outOfDate } from '../originals/take.ts';
import type { Section } from './section.ts';

/** `katas/originals.json` has to say what the katas’ files are. */
export const originalsSection: Section = {
  name: 'originals',
  run() {
    const folder = join(checkout, 'katas');
    const left = outOfDate(
      folder,
      loadKatas(folder, () => undefined),
    );
    const details = [...left, ...(left.length > 0 ? ['npm run dojo -- originals --write'] : [])];
    const failed = left.length > 0 ? 1 : 0;
    return Promise.resolve({ passed: 1 - failed, failed, details: details.join('\n') });
  },
};
