import { createServer } from 'node:net';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { runsKey } from '../../../src/grading/queue/keys.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { Workbench } from '../containers.ts';

/** A Redis in a container, on a port of this machine that stays the same when it starts again. */
export class TestRedis {
  readonly address: string;
  readonly client: Redis;
  readonly #workbench: Workbench;
  readonly #container: string;

  private constructor(workbench: Workbench, container: string, port: number) {
    this.#workbench = workbench;
    this.#container = container;
    this.address = `redis://127.0.0.1:${port}`;
    this.client = new Redis(this.address, { maxRetriesPerRequest: null });
    this.client.on('error', () => undefined);
  }

  /** @param options What redis-server is given beside its port: `--maxmemory 3mb`. */
  static async start(...options: string[]): Promise<TestRedis> {
    const workbench = await Workbench.open();
    const port = await freePort();
    const { id } = await workbench.start('redis:8-trixie', {
      Cmd: ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction', ...options],
      ExposedPorts: { '6379/tcp': {} },
      HostConfig: {
        PortBindings: { '6379/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }] },
      },
    });
    const redis = new TestRedis(workbench, id, port);
    await redis.client.ping();
    return redis;
  }

  async restart(): Promise<void> {
    await this.#workbench.docker.getContainer(this.#container).restart({ t: 5 });
    await this.client.ping();
  }

  /** The keys of the only run that is there, in BullMQ’s words: `active`, `wait`, `<job>:logs`. */
  async key(name: string): Promise<string> {
    const run = await waitFor(async () => (await this.client.smembers(runsKey))[0], {
      withinMs: 60_000,
    });
    if (run === undefined) throw new Error('no grader has announced a run');
    return `docker-dojo:${run}:submissions:${name}`;
  }

  /** The number of the job that a worker judges now. */
  async active(): Promise<string> {
    const key = await this.key('active');
    const job = await waitFor(async () => (await this.client.lrange(key, 0, -1))[0], {
      withinMs: 60_000,
    });
    if (job === undefined) throw new Error('no worker has taken anything');
    return job;
  }

  async close(): Promise<void> {
    this.client.disconnect();
    await this.#workbench.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
