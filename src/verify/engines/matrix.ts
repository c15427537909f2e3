import { join } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { requireEngine } from '../../engine/discover.ts';
import { messageOf } from '../../errors/messages.ts';
import { loadImages, saveImages } from '../../images/archive.ts';
import { temporaryFolder } from '../../system/temporary-folder.ts';
import type { SectionResult } from '../section.ts';
import { attemptsAt } from '../choose.ts';
import type { EngineKind } from './kinds.ts';
import type { Cell, Results } from './results.ts';
import { StartedEngine } from './start.ts';
import { engineTable } from './table.ts';
import { tracesOf } from './traces.ts';
import { secondPass, tryDoctor, tryKata, trySecondPass, trySocket } from './trials.ts';

/** About how long one attempt takes there, beside another. */
const eachMs = 4000;

/** Some kinds of engine, started side by side, and what is tried on each. */
export class Matrix {
  readonly #kinds: EngineKind[];
  readonly #results: Results;
  readonly #say: (line: string) => void;
  readonly #engines = new Map<EngineKind['engine'], StartedEngine>();
  /** Engines that did not start, or left something behind. */
  readonly #broken: Cell[] = [];
  /** What was not tried → on which engines. */
  readonly #leftOut = new Map<string, string[]>();

  constructor(kinds: EngineKind[], results: Results, say: (line: string) => void) {
    this.#kinds = kinds;
    this.#results = results;
    this.#say = say;
  }

  /** Starts each engine, side by side, and brings it the images of this one. */
  async start(): Promise<void> {
    const { folder, remove } = temporaryFolder('pack');
    const pack = join(folder, 'images.tar');
    try {
      await saveImages(await requireEngine(), pack);
      for (const engine of new Set(this.#kinds.map((kind) => kind.engine)))
        await this.#start(engine, pack);
    } finally {
      remove();
    }
  }

  /** The right answers that a gate draws, once more, each kata's on one engine that is not like the one here. */
  async runSecondPass(katas: Kata[], commit: string, deadline: number): Promise<void> {
    const kinds = this.#kinds.filter(({ engine, lacks }) => engine !== 'default' && !lacks);
    const fitting = Math.max(0, Math.floor((deadline - performance.now()) / (2 * eachMs)));
    const places = kinds.length > 0 ? katas.slice(0, fitting) : [];
    for (const [index, kind] of kinds.entries()) {
      const some = places.filter((_, place) => place % kinds.length === index);
      if (some.length > 0)
        await this.#try(kind, secondPass, deadline, (place) => trySecondPass(place, some, commit));
    }
    for (const { number } of katas.slice(places.length))
      this.#leftOut.set(
        `${secondPass} of ${number}`,
        kinds.map(({ name }) => name),
      );
  }

  async run(katas: Kata[], deadline: number): Promise<void> {
    const until = (aboutMs: number) => deadline - aboutMs;
    for (const kind of this.#kinds) await this.#try(kind, 'doctor', until(10_000), tryDoctor);
    for (const kata of katas) {
      const latest = until((await attemptsAt(kata)) * eachMs);
      for (const kind of this.#kinds)
        await this.#try(kind, kata.folderName, latest, (place) => tryKata(place, kata));
    }
    for (const kind of this.#kinds)
      if (!kind.hiding && !kind.twoUsers && !kind.rightOnly)
        await this.#try(kind, 'socket', until(25_000), trySocket);
  }

  /** Ends all of them; what one leaves behind is a failure. */
  async stop(): Promise<void> {
    await Promise.all([...this.#engines].map((pair) => this.#stop(...pair)));
  }

  outcome(): SectionResult {
    const { cells } = this.#results;
    const counts = cells.flatMap((cell) => Object.values(cell.counts));
    const all = [...this.#broken, ...cells];
    const told = all.flatMap(({ engine, problems }) =>
      problems.map((problem) => `${engine}: ${problem}`),
    );
    const left = [...this.#leftOut].map(([what, engines]) => {
      const where = engines.length === this.#kinds.length ? 'every engine' : engines.join(', ');
      return `left out for time: ${what} on ${where}`;
    });
    return {
      passed: counts.reduce((sum, { wanted }) => sum + wanted, 0),
      failed: all.reduce((sum, { problems }) => sum + problems.length, 0),
      details: [engineTable(cells), ...left, ...told].join('\n'),
    };
  }

  async #start(engine: EngineKind['engine'], pack: string): Promise<void> {
    try {
      const started = await StartedEngine.start(engine);
      this.#engines.set(engine, started);
      const endpoint = { host: started.host, source: 'verify engines', own: false };
      await loadImages(endpoint, pack);
    } catch (error) {
      const problems = [messageOf(error)];
      this.#broken.push({ engine, what: 'start', counts: {}, problems, seconds: 0 });
    }
  }

  async #stop(engine: EngineKind['engine'], started: StartedEngine): Promise<void> {
    await started.stop();
    const problems = (await tracesOf(started.folder)).map((trace) => `left behind: ${trace}`);
    if (problems.length > 0)
      this.#broken.push({ engine, what: 'stop', counts: {}, problems, seconds: 0 });
  }

  async #try(
    kind: EngineKind,
    what: string,
    latest: number,
    work: (place: { kind: EngineKind; engine: StartedEngine }) => Promise<Cell>,
  ): Promise<void> {
    const engine = this.#engines.get(kind.engine);
    if (!engine || this.#results.find(kind.name, what)) return;
    if (performance.now() > latest) {
      this.#leftOut.set(what, [...(this.#leftOut.get(what) ?? []), kind.name]);
      return;
    }
    const cell = await work({ kind, engine });
    this.#results.add(cell);
    const mark = cell.problems.length === 0 ? '✓' : '✗';
    this.#say(`${mark} ${kind.name} ${what}  ${cell.seconds.toFixed(1)} s`);
  }
}
