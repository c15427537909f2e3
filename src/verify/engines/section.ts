import type { Kata } from '../../katas/kata.ts';
import { didYouMean } from '../../katas/select.ts';
import { installPackages, haveCommands } from '../../engine/managed/packages.ts';
import { UsageError } from '../../errors/errors.ts';
import type { Steps } from '../../system/steps.ts';
import type { Section } from '../section.ts';
import { currentCommit, forSecondPass, inOrder } from '../choose.ts';
import { documentTable } from './documented.ts';
import { engineKinds, type EngineKind } from './kinds.ts';
import { Matrix } from './matrix.ts';
import { Results } from './results.ts';

/** How long the part takes that every gate runs, in milliseconds, however many katas there are. */
const partMs = 8 * 60_000;

const packages = [
  ...['podman', 'netavark', 'aardvark-dns', 'nftables', 'runc'],
  ...['rootlesskit', 'slirp4netns', 'uidmap'],
];

/** How much of the matrix is wanted. */
export interface MatrixOptions {
  /** All of it, and not eight minutes: it goes on where one of the same commit was cut off. */
  all?: boolean;
  /** The names of some kinds of engine; every kind when left out. */
  on?: string[];
  /** Puts what is known then, of this commit or of one before, into `docs/engines.md`. */
  write?: boolean;
}

/**
 * The katas on every kind of engine. The part that each gate runs ends after eight minutes and says
 * what it left out; its first half is the second pass of what the gate tries on the engine here.
 */
export function enginesSection(
  katas: Kata[],
  { all = false, on, write = false }: MatrixOptions,
  steps: Steps,
): Section {
  const kinds = on ? kindsCalled(on) : engineKinds;
  return {
    name: 'engines',
    async run(say) {
      if (process.platform !== 'linux' || process.getuid?.() !== 0)
        return { passed: 0, failed: 0, details: 'left out: it starts engines as root on Linux' };
      const deadline = performance.now() + (all ? Infinity : partMs);
      if (!(await haveCommands('podman', 'rootlesskit', 'slirp4netns', 'nft', 'runc', 'newuidmap')))
        await installPackages(steps, packages, 'Some engines are not here');
      const commit = await currentCommit();
      const matrix = new Matrix(kinds, new Results(all ? commit : `${commit}-part`), say);
      try {
        await matrix.start();
        const half = performance.now() + partMs / 2;
        if (!all) await matrix.runSecondPass(await forSecondPass(katas, commit), commit, half);
        await matrix.run(await inOrder(katas, commit), deadline);
      } finally {
        await matrix.stop();
      }
      if (write) documentTable();
      return matrix.outcome();
    },
  };
}

function kindsCalled(names: string[]): EngineKind[] {
  const known = engineKinds.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError({
      failed: `No kind of engine is called "${unknown}"`,
      lines: [`they are ${known.join(', ')}`],
      next: [...didYouMean(known, unknown), 'npm run verify -- --help'],
    });
  return engineKinds.filter(({ name }) => names.includes(name));
}
