import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Kata } from '../../src/katas/kata.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { JudgePool } from '../../src/judge/worker/pool.ts';
import type { Verdict } from '../../src/judge/verdict.ts';

/** The kata of this number. */
export function kataOf(number: string): Kata {
  const kata = loadKatas().find((one) => one.number === number);
  if (!kata) throw new Error(`there is no kata ${number}`);
  return kata;
}

/** A process that judges attempts for a test file; close it at the end. */
export class Judging {
  readonly #pool: JudgePool;
  readonly #folders: string[] = [];

  /** @param settings in the environment of that process */
  constructor(settings: NodeJS.ProcessEnv = {}) {
    this.#pool = new JudgePool(1, { ...process.env, ...settings });
  }

  /** Judges an attempt that consists of these files, at a kata's number or at a kata of one's own. */
  judge(kata: string, files: Record<string, string>, setupDeadlineMs?: number): Promise<Verdict> {
    const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-attempt-'));
    this.#folders.push(folder);
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    const kataFolder = kataOf(kata).folder;
    return this.#pool.judge({
      kataFolder,
      attempt: { label: 'a test’s', folder },
      setupDeadlineMs,
    });
  }

  async close(): Promise<void> {
    await this.#pool.close();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}
