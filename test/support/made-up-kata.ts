import type { Kata } from '../../src/katas/kata.ts';

/** A kata that lies nowhere, for what only looks at its facts. */
export function madeUpKata(number: string, title: string, own: Partial<Kata> = {}): Kata {
  return {
    title,
    track: 'networks',
    edits: ['setup.ts'],
    terms: [],
    after: [],
    minutes: 10,
    points: 10,
    partialCredit: false,
    needs: [],
    exclusive: [],
    images: [],
    starterFailsAt: 'a check',
    folderName: `${number}-kata`,
    number,
    name: `kata-${number}`,
    folder: `/katas/${number}-kata`,
    ...own,
  };
}
