import type { ContainerInspectInfo } from 'dockerode';
import type Docker from 'dockerode';
import { isElsewhere } from '../../../engine/endpoint.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { lastLog } from '../../../engine/log-stream.ts';
import type { Trace } from '../../run/trace.ts';
import { currentSandbox } from '../../run/sandbox.ts';
import type { AttemptError } from '../../run/observation.ts';
import { inNetwork, nameIn } from '../../run/commands.ts';
import type { Tunnel, Ends } from '../../probes/dial.ts';
import { httpProbe, type FetchOptions, type HttpResponse } from '../../probes/http.ts';
import { listenersOf, listenersOnHost, type Listener } from '../network/listeners.ts';
import { ownListenersOnHost } from '../network/socket-owners.ts';
import type { Toolboxes } from '../../probes/toolboxes.ts';
import { lookUp, type LookUp } from '../../probes/dns.ts';
import type { Probe, ProbeResult } from '../../probes/toolbox.ts';
import { removeContainer } from '../../run/cleanup.ts';
import type { Run } from '../../run/run.ts';
import { execIn } from './exec.ts';
import { goneFailure, linkFailure, notRunningFailure } from './failures.ts';
import { describeMounts, noteMounts } from '../storage/mounts.ts';
import {
  namespaceOwner,
  describeNetworkMode,
  describeNetworks,
  addressesOf,
  addressesOfBothFamilies,
  type NetworkAddress,
} from '../network/network.ts';
import { healthcheckApart, type Apart, type HealthcheckSaid } from './healthcheck-apart.ts';
import { keyOf, ownContainers } from './list.ts';
import { hostPort, publishedPortsOf, type PublishedPort } from '../network/published-ports.ts';
import { crowdedFailure, forgetChosen, holdAddresses } from '../network/address-holder.ts';
import { processesOf, type Process } from './processes.ts';
import { diedBefore } from './start-failure.ts';
import { whileOthersPaused, whilePaused } from './pause.ts';

/** See {@link ContainerHandle.filesBeside}. */
export interface FilesProbe {
  /** Starts it ahead of the first question. */
  prepare: () => void;
  run: (argv: string[]) => Promise<ProbeResult>;
}

/** A container under test. Everything it tells comes from the engine or from a probe. */
export class ContainerHandle {
  /** What the setup called it, or what the lab does. */
  readonly key: string;
  readonly id: string;
  readonly #run: Run;
  readonly #probes: Toolboxes;
  readonly #network: string;

  /** @param network where a command finds what it finds: its own network when left out */
  constructor(
    key: string,
    id: string,
    run: Run,
    probes: Toolboxes,
    network = `container:${nameIn(key)}`,
  ) {
    this.key = key;
    this.id = id;
    this.#run = run;
    this.#probes = probes;
    this.#network = network;
  }

  get #docker(): Docker.Container {
    return this.#run.docker.getContainer(this.id);
  }

  /** What the engine reports of it now. */
  async inspect(): Promise<ContainerInspectInfo> {
    try {
      return await this.#docker.inspect();
    } catch (error) {
      throw hasCode(error, 404) ? goneFailure(this.key) : error;
    }
  }

  /** Its addresses, a network each; a network without an address (host, none) is left out. */
  async addresses(): Promise<NetworkAddress[]> {
    return addressesOf(await this.inspect());
  }

  /** The same with its IPv6 addresses, in brackets. */
  async addressesOfBothFamilies(): Promise<Omit<NetworkAddress, 'chosen'>[]> {
    return addressesOfBothFamilies(await this.inspect());
  }

  /** The networks that it was on at any time, by itself or in the namespace of another container. */
  async networksJoined(): Promise<string[]> {
    const history = await this.#run.networkHistory;
    // Afterwards the engine knows too little: a spec has to say before the setup that it will ask.
    if (!history) throw new TypeError('call lab.watchNetworks() when the spec is loaded');
    return history.networksOf(this.id);
  }

  /** Runs a command of the toolbox in this container's network namespace. */
  async probe(...asked: Parameters<Probe>): Promise<ProbeResult> {
    const { id, startedAt } = await this.#namespace();
    try {
      return await this.#probes.inContainer(id, startedAt, ...asked);
    } catch (error) {
      // It may have ended in between, which the engine may be about to notice; then that is what
      // there is to say.
      await waitFor(async () => !(await this.inspect()).State.Running || undefined, {
        withinMs: 2000,
      });
      await this.#namespace();
      throw error;
    }
  }

  /**
   * Sends an HTTP request from this container's network namespace.
   * @param withinMs how long to ask again while nobody has taken the port yet
   */
  http(url: string, options: FetchOptions = {}, withinMs = 5000): Promise<HttpResponse> {
    return httpProbe((...asked) => this.probe(...asked), url, options, withinMs);
  }

  /** Looks a name up in this container's network namespace. */
  resolve(name: string): Promise<LookUp> {
    return lookUp((...asked) => this.probe(...asked), name);
  }

  /** The TCP sockets that wait for connections in this container's network namespace. */
  listeners(): Promise<Listener[]> {
    return listenersOf(this);
  }

  /** Connects to an address from within this container's network namespace. */
  async dial(ends: Ends): Promise<Tunnel> {
    const { id, startedAt } = await this.#namespace();
    return this.#probes.dial(id, startedAt, ends);
  }

  /** Connects to one of its published ports from the engine's host. */
  dialPublished(port: PublishedPort): Promise<Tunnel> {
    return this.#probes.dialHost(hostPort(port));
  }

  /** True when the engine's host is not this machine: its ports are not this machine's then. */
  get elsewhere(): boolean {
    return currentSandbox() !== null || isElsewhere(this.#run.endpoint);
  }

  /** Runs a command of the toolbox in the network namespace of the engine's host. */
  probeHost(...asked: Parameters<Probe>): Promise<ProbeResult> {
    return this.#probes.onHost(...asked);
  }

  /** As {@link http}, from the network namespace of the engine's host. */
  httpOnHost(url: string, options: FetchOptions = {}, withinMs = 5000): Promise<HttpResponse> {
    return httpProbe((...asked) => this.probeHost(...asked), url, options, withinMs);
  }

  /** The TCP sockets that wait for connections on the engine's host. */
  listenersOnHost(): Promise<Listener[]> {
    return listenersOnHost(this);
  }

  /** Those of them that its own processes have open. */
  ownListenersOnHost(): Promise<Listener[]> {
    return ownListenersOnHost(this);
  }

  /** The toolbox that looks into the files of containers, and at this folder of the host beside them. */
  filesBeside(folder: string): FilesProbe {
    return {
      prepare: () => this.#probes.prepareFiles(folder),
      run: (argv) => this.#probes.inFiles(folder, argv),
    };
  }

  /**
   * The container whose network namespace it is in, and with it the ports: itself, or that which it
   * joined. What the engine reports of it now.
   */
  async inspectNamespace(): Promise<ContainerInspectInfo> {
    const info = await this.inspect();
    const other = namespaceOwner(info);
    return other ? this.#run.docker.getContainer(other).inspect() : info;
  }

  /** What messages call the container that {@link inspectNamespace} reports of. */
  keyOfNamespace({ Id: id, Name: name }: ContainerInspectInfo): string {
    if (id === this.id) return this.key;
    return this.trace.containers.get(id)?.key ?? name.replace('/', '');
  }

  /** The attempt's other containers that run now, whether its setup returned them or not. */
  async others(): Promise<ContainerHandle[]> {
    const own = (await ownContainers(this.#run)).filter(({ Id: id }) => id !== this.id);
    return own.map((info) => {
      const key = keyOf(this.#run, info);
      return new ContainerHandle(key, info.Id, this.#run, this.#probes);
    });
  }

  /** The ports that are published now, one entry each; they may change with a restart. */
  async publishedPorts(): Promise<PublishedPort[]> {
    return publishedPortsOf(await this.inspectNamespace());
  }

  /** Runs a command inside the container itself, with its own files and its own tools. */
  exec(argv: string[], { user }: { user?: string } = {}): Promise<ProbeResult> {
    return execIn(this.#run.docker, this.#docker, argv, user).catch((error: unknown) =>
      this.#refused(error, 'run a command'),
    );
  }

  /** What its healthcheck says in a container like it that no network leads to. */
  async healthcheckApart(apart: Apart): Promise<HealthcheckSaid | null> {
    return healthcheckApart(this.#run, { key: this.key, info: await this.inspect() }, apart);
  }

  /** The processes that run in it now, as the engine's host sees them. */
  processes(): Promise<Process[]> {
    return processesOf(this);
  }

  /** Has every other container of the attempt stand still meanwhile: what happens, this one does. */
  whileOthersPaused<T>(act: () => Promise<T>): Promise<T> {
    return whileOthersPaused(this, act);
  }

  /** Has it stand still meanwhile: what happens, somebody else does. It is told how many stand: 0 or 1. */
  whilePaused<T>(act: (still: number) => Promise<T>): Promise<T> {
    return whilePaused(this.#run, [this.id], act);
  }

  /** All that it has printed, both streams. */
  async logs(): Promise<string> {
    return lastLog(this.#docker, 1000);
  }

  /** Starts it again after {@link stop}; its address and its published ports may be others then. */
  async start(): Promise<void> {
    await this.#docker
      .start()
      .catch((error: unknown) => this.#onceMore(error))
      .catch((error: unknown) => this.#refused(error, 'start again'));
  }

  async #onceMore(error: unknown): Promise<void> {
    if (!diedBefore(error)) throw error;
    await this.#docker.start();
  }

  /** Asks it to stop, and kills it when it has not within `graceSeconds`. */
  async stop({ graceSeconds = 1 } = {}): Promise<void> {
    const stopping = this.#docker.stop({ t: graceSeconds });
    await stopping.catch((error: unknown) => this.#refused(error, 'stop'));
  }

  /**
   * Stops it and starts it: the same container, new processes. Also with no grace it is asked first,
   * and may be quick; a power cut is a {@link kill}, and a start.
   */
  async restart({ graceSeconds = 1 } = {}): Promise<void> {
    const restarting = this.#docker.restart({ t: graceSeconds });
    await restarting
      .catch((error: unknown) => this.#onceMore(error))
      .catch((error: unknown) => this.#refused(error, 'restart'));
  }

  /**
   * Stops it and starts it while something else sits on its addresses, so that it comes back with
   * others, also where they were chosen for it.
   * @param meanwhile what happens while it is away
   */
  async restartWithNewAddress(
    meanwhile: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const before = await this.inspect();
    await this.stop({ graceSeconds: 0 });
    try {
      await forgetChosen(this.#run, before);
      await holdAddresses(this.#run, addressesOf(before));
      await meanwhile();
      await this.start();
    } catch (error) {
      throw crowdedFailure(error, this.key);
    }
  }

  /** Kills it without warning. */
  async kill(): Promise<void> {
    await this.#docker.kill().catch((error: unknown) => this.#refused(error, 'be killed'));
  }

  /**
   * Removes it with its anonymous volumes, as `docker rm -f -v` does. What it had mounted is noted, for
   * whoever compares it with its successor.
   */
  async remove(): Promise<void> {
    await noteMounts(this);
    const removing = () => removeContainer(this.#run.docker, this.id);
    await removing().catch(async () => {
      // Some engines keep a container while a toolbox is in its network namespace.
      await this.#probes.leave(this.id);
      await removing();
    });
  }

  /** Resolves to its exit code once it has ended by itself. */
  async ended(): Promise<number> {
    const { StatusCode: code } = (await this.#docker.wait()) as { StatusCode: number };
    return code;
  }

  /** The run that it belongs to, for whoever asks the engine for what is beside it. */
  get run(): Run {
    return this.#run;
  }

  /** Where the run's pictures are prepared. */
  get trace(): Trace {
    return this.#run.trace;
  }

  /** A command of {@link probe}, as a person types it. */
  typed(command: string): string {
    return inNetwork(this.#network, command);
  }

  /** One line: its network mode. */
  async describeNetworkMode(): Promise<string> {
    this.trace.viewed('networks');
    return describeNetworkMode(this.key, await this.inspect());
  }

  /** One line: on which networks it sits, with which addresses. */
  async describeNetworks(): Promise<string> {
    this.trace.viewed('networks');
    return describeNetworks(this.#run.docker, this.key, await this.inspect());
  }

  /** What is mounted in it, a line each. */
  describeMounts(): Promise<string[]> {
    return describeMounts(this);
  }

  /** Whose network namespace it is in, and since when: its own, or that of the container it joined. */
  async #namespace(): Promise<{ id: string; startedAt: string }> {
    const info = await this.inspect();
    const { State: state } = info;
    if (!state.Running || state.Restarting) throw await this.notRunning('use its network');
    return { id: namespaceOwner(info) ?? this.id, startedAt: state.StartedAt };
  }

  /** What there is to say when the engine refused: that it is gone, or does not run. */
  async #refused(error: unknown, wanted: string): Promise<never> {
    // A network that it is to join again may be missing as well.
    if (hasCode(error, 404) && /no such container/i.test(messageOf(error)))
      throw goneFailure(this.key);
    if (hasCode(error, 409)) throw await this.notRunning(wanted);
    throw linkFailure(error, this.key);
  }

  /** The fault to throw when something needs it to run and it does not. */
  async notRunning(wanted: string): Promise<AttemptError> {
    const { State: state } = await this.inspect();
    return notRunningFailure(this.key, wanted, state, await this.logs());
  }
}
