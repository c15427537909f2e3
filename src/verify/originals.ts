import { loadKatas } from '../katas/load.ts';
import { dojoCommand } from '../katas/display.ts';
import type { KataSet } from '../katas/kata-set.ts';
import { outOfDate } from '../katas/originals/update.ts';
import type { Section } from './section.ts';

/** The lists in `katas/originals/` have to say what the katas’ files are. */
export function originalsSection({ katas }: KataSet): Section {
  return {
    name: 'originals',
    run() {
      const left = outOfDate(
        katas,
        loadKatas(katas, () => undefined),
      );
      const details = [...left, ...(left.length > 0 ? [dojoCommand('originals --write')] : [])];
      const failed = left.length > 0 ? 1 : 0;
      return Promise.resolve({ passed: 1 - failed, failed, details: details.join('\n') });
    },
  };
}
