import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, imagesToBring } from '../../../src/grading/runners/image-transfer.ts';
import { serveQueue } from '../../../src/grading/queue/consumer/serve.ts';
import { TakenJobs } from '../../../src/grading/queue/consumer/taken-jobs.ts';
import { connectRedis } from '../../../src/grading/queue/redis.ts';
import { Room } from '../../../src/grading/queue/room.ts';
import { DrawnRunner } from '../../../src/grading/simulation/drawn-runner.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { errorVerdict } from '../../../src/judge/error-verdict.ts';
import { originalKata } from '../../../src/katas/originals/lay-out.ts';
import { kataOf } from '../judging.ts';

/** A worker in this process that seems to judge kata 41: all that it is given passes after a moment. */
export class DrawnWorker {
  /** What it has said, a line each. */
  readonly said: string[] = [];
  readonly #files = mkdtempSync(join(tmpdir(), 'docker-dojo-katas-'));
  #close: () => void = () => undefined;

  /** Resolves when nothing has waited for so long; rejects with what ends it. */
  async serve(address: string, untilIdleMs = 3000): Promise<void> {
    const tell = (words: string) => void this.said.push(words);
    const redis = await connectRedis(new URL(address), tell);
    this.#close = () => redis.disconnect();
    const kata = originalKata(kataOf('41'), this.#files);
    const nothing = { label: '', folder: '/nonexistent' };
    const model = { ...errorVerdict(kata, nothing), status: 'passed' as const };
    const place = new DrawnRunner({ slot: 'drawn', model, seconds: [0.1, 0.3] });
    const images = fingerprintOf(await imagesToBring(await requireEngine()));
    const steps = {
      say: (_: string, words: string) => tell(words),
      run: <T>(_: string, __: string, work: (tell: () => void) => Promise<T>) =>
        work(() => undefined),
    };
    await serveQueue({
      ...{ redis, places: [place], katas: [kata], images, unsigned: true, untilIdleMs, steps },
      ...{ hands: new TakenJobs(), room: new Room(tell) },
    });
  }

  close(): void {
    this.#close();
    rmSync(this.#files, { recursive: true, force: true });
  }
}
