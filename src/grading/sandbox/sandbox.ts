import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, closeSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ping } from '../../engine/endpoint.ts';
import { systemEnv } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import { thawAll } from '../../lab/objects/container/freezer.ts';
import type { SandboxInfo } from '../../lab/run/sandbox.ts';
import { waitFor } from '../../system/wait-for.ts';
import { callsInside, commandLine, environment, prepareFolders, writeFilter } from './prepare.ts';
import { makeGroups, standardLimits, type Groups, type Limits } from './cgroups.ts';
import type { Slot } from './slot.ts';

/**
 * A rootless engine of its own for one submission, with users, processes, a network and a root file
 * system of its own, within limits. It sees no file of the grader's but what its setups need.
 */
export class Sandbox {
  /** For DOCKER_HOST, outside the sandbox. */
  readonly host: string;
  readonly #process: ChildProcess;
  readonly #groups: Groups;
  readonly #slot: Slot;
  readonly #filtered: boolean;

  private constructor(slot: Slot, process: ChildProcess, groups: Groups, filtered: boolean) {
    this.#slot = slot;
    this.#filtered = filtered;
    this.#process = process;
    this.#groups = groups;
    this.host = Sandbox.hostOf(slot);
  }

  /**
   * Starts the engine on what is mounted as the slot's data, and resolves when it answers. It ends
   * with this process, however this process ends.
   */
  static async start(slot: Slot, limits: Limits = standardLimits): Promise<Sandbox> {
    await prepareFolders(slot);
    const groups = await makeGroups(`docker-dojo-${process.pid}-${slot.number}`, limits);
    const log = openSync(slot.log, 'w', 0o600);
    const [command, ...args] = commandLine();
    const filtered = await writeFilter(slot);
    const child = spawn(command, args, {
      stdio: ['ignore', log, log],
      detached: true,
      env: { PATH: systemEnv.PATH, ...environment(slot, groups, filtered) },
    });
    closeSync(log);
    const sandbox = new Sandbox(slot, child, groups, filtered);
    const ended = once(child, 'exit').then(() => false);
    const answers = waitFor(async () => ((await ping(sandbox.host)) === null ? true : undefined), {
      withinMs: 60_000,
      everyMs: 20,
    });
    if ((await Promise.race([ended, answers])) === true) {
      await sandbox.#describe();
      return sandbox;
    }
    await sandbox.stop();
    throw await doesNotStart(slot);
  }

  /** Where the engine of a slot's sandbox answers, for DOCKER_HOST. */
  static hostOf(slot: Slot): string {
    return `unix://${join(slot.meeting, 'docker.sock')}`;
  }

  /** False once the sandbox has ended. */
  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** What the limits stopped so far, in words. */
  exceeded(): Promise<string[]> {
    return this.#groups.exceeded();
  }

  /** Ends everything in the sandbox. */
  async stop(): Promise<void> {
    if (this.alive) {
      // What judged may have been killed while something stood still: that could not end.
      await thawAll(this.#groups.freezer);
      const gone = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await gone;
    }
    await this.#groups.remove();
    await rm(this.#slot.description, { force: true });
  }

  /** Writes down how a setup is started in here, for the process that judges. */
  async #describe(): Promise<void> {
    const pid = await firstProcess(this.#process.pid ?? 0);
    const { users, runs, data } = this.#slot;
    const description: SandboxInfo = {
      ...{ pid, setup: users.setup, engine: users.engine, runs, data },
      groups: this.#groups.procsFiles,
      freezer: this.#groups.freezer,
      calls: this.#filtered ? callsInside : null,
    };
    await writeFile(this.#slot.description, JSON.stringify(description), { mode: 0o600 });
  }
}

/** The first process of the sandbox as this machine numbers it. */
async function firstProcess(parent: number): Promise<number> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}

async function doesNotStart(slot: Slot): Promise<CannotJudge> {
  const log = existsSync(slot.log) ? await readFile(slot.log, 'utf8') : '';
  const lines = log.replaceAll(/^.*level=(?:info|debug|warning).*$|^\+ .*$/gm, '');
  return new CannotJudge({
    failed: 'The sandbox’s engine did not start',
    lines: lastLines(lines, 6),
    next: [`read ${slot.log}`, 'npm run dojo -- doctor'],
  });
}
