import { Redis } from 'ioredis';
import type { EngineConnection } from '../../judge/engine.ts';
import { removeRun } from '../../lab/run/cleanup.ts';
import { openRun, type Run } from '../../lab/run/run.ts';
import { freePort } from '../../system/free-port.ts';

/** A Redis in a container, as a queue wants it: what it holds is on disk, and nothing is evicted. */
export class OwnRedis {
  readonly address: string;
  readonly #run: Run;
  readonly #client: Redis;

  private constructor(run: Run, port: number) {
    this.address = `redis://127.0.0.1:${port}`;
    this.#run = run;
    this.#client = new Redis(this.address, { maxRetriesPerRequest: null });
    this.#client.on('error', () => undefined);
  }

  static async start({ endpoint, docker }: EngineConnection): Promise<OwnRedis> {
    const run = openRun(endpoint, docker);
    const port = await freePort();
    const published = [{ HostIp: '127.0.0.1', HostPort: String(port) }];
    const container = await docker.createContainer({
      Image: 'redis:8-trixie',
      Cmd: ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
      Labels: run.labels,
      ExposedPorts: { '6379/tcp': {} },
      HostConfig: { PortBindings: { '6379/tcp': published } },
    });
    await container.start();
    const redis = new OwnRedis(run, port);
    await redis.#client.ping();
    return redis;
  }

  /** The most memory that it has held, in bytes. */
  async mostBytes(): Promise<number> {
    const said = await this.#client.info('memory');
    return Number(/^used_memory_peak:(\d+)/m.exec(said)?.[1] ?? NaN);
  }

  async remove(): Promise<void> {
    this.#client.disconnect();
    await removeRun(this.#run.docker, this.#run.id, this.#run.folder);
  }
}
