import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildResult } from './objects/builder/build.ts';
import { Images, type BuildChoices } from './objects/builder/built-images.ts';
import { KeptMounts } from './objects/builder/cache-mounts.ts';
import { asControlImage } from './objects/builder/control-image.ts';
import { askDatabase, type PostgresLogin } from './clients/postgres.ts';
import { askRedis } from './clients/redis.ts';
import { createWorkspace, type AttemptFiles } from './run/workspace.ts';
import { freePort } from '../system/free-port.ts';
import { ContainerHandle } from './objects/container/container.ts';
import { ContextHandle } from './objects/builder/build-context.ts';
import { OwnedFolder } from './objects/storage/owned-folder.ts';
import { HostFolder } from './objects/storage/host-folder.ts';
import { makeVolume, VolumeHandle } from './objects/storage/volume-handle.ts';
import type { FileWish } from './objects/storage/volume-files.ts';
import { Decoys } from './objects/network/decoys.ts';
import { bystandersOn } from './objects/network/neighbours.ts';
import {
  ExternalServerHandle,
  openExternalNetwork,
  startExternalServer,
  type ExternalServer,
} from './objects/network/external.ts';
import { Mirror } from './objects/mirror/mirror.ts';
import { NetworkHandle } from './objects/network/network.ts';
import { NetworkHistory } from './objects/network/events.ts';
import { openOutsideServer, type OutsideServer } from './objects/network/outside-server.ts';
import type { ImageHandle } from './objects/image/image.ts';
import type { Started } from './setup/returned.ts';
import { Toolboxes } from './probes/toolboxes.ts';
import type { ProbeResult } from './probes/toolbox.ts';
import { keyOf, ownContainers } from './objects/container/list.ts';
import type { Run } from './run/run.ts';
import { isOver, remove } from './run/removal.ts';
import type { Prewarmed } from './setup/prewarmed.ts';
import { Setups } from './setup/setups.ts';

/** The shape of a setup.ts: one function. */
export interface SetupModule {
  default: (input: never) => Promise<object>;
}

type Input<Setup extends SetupModule> = Parameters<Setup['default']>[0];
type Returned<Setup extends SetupModule> = Awaited<ReturnType<Setup['default']>>;

export interface LabOptions {
  run: Run;
  files: AttemptFiles;
  /** How long a setup may take. */
  setupDeadlineMs: number;
  /** Who prepares what setups need. */
  prewarmed: Prewarmed;
}

/** What a spec runs an attempt with, and looks at it through: a disposable slice of an engine. */
export class Lab<Setup extends SetupModule = SetupModule> {
  /** Random in every run: what only the container under test can have said. */
  readonly nonce = randomBytes(6).toString('hex');
  readonly #run: Run;
  readonly #options: LabOptions;
  readonly #probes: Toolboxes;
  #folder: string | undefined;
  readonly #setups: Setups;
  readonly #images: Images;
  #outside: Promise<OutsideServer> | undefined;
  readonly #hostFolders: HostFolder[] = [];
  /** The volumes that a spec knows of. */
  readonly volumes: VolumeHandle[] = [];
  readonly #contexts = new Map<string, ContextHandle>();

  constructor(options: LabOptions) {
    this.#options = options;
    this.#run = options.run;
    this.#probes = new Toolboxes(options.run);
    this.#setups = new Setups(options.run, this.#probes, {
      deadlineMs: options.setupDeadlineMs,
      edits: options.files.edits,
      prewarmed: options.prewarmed,
      atReturn: () => this.#hostFolders.forEach((folder) => folder.keep()),
    });
    this.#images = new Images(options.run, this.#probes);
  }

  /** The run that it works in, for whoever looks at the engine beside it. */
  get run(): Run {
    return this.#run;
  }

  /** The attempt's copy, which specs may change: absolute path. */
  get folder(): string {
    this.#folder ??= createWorkspace(this.#options.files, this.#run.folder);
    return this.#folder;
  }

  /** A name that no other run uses, for volumes and networks: `ledger` → `ledger-3f9a…`. */
  name(base: string): string {
    return `${base}-${this.#run.id}`;
  }

  /**
   * Runs the attempt's setup and returns a handle for each container and network it returned. A
   * spec's later checks call it again and get the same handles.
   */
  async start(...[input]: Parameters<Setup['default']>): Promise<Started<Returned<Setup>>> {
    await this.#run.networkHistory;
    await Promise.all(this.volumes.map(({ filled }) => filled));
    const started = (await this.#setups.start(this.folder, input)) as Started<Returned<Setup>>;
    await (
      await this.#outside
    )?.open;
    await this.#run.onStarted?.();
    return started;
  }

  /** Runs the setup once more, in a new process; the containers of before are as they were. */
  startAgain(input: Input<Setup>): Promise<Started<Returned<Setup>>> {
    return ahead(this.#setups.startAgain(this.folder, input) as Promise<Started<Returned<Setup>>>);
  }

  /**
   * Runs the setup once more with an input that it is meant to refuse.
   * @returns what its error says; null where it returned
   */
  refusalOf(input: Input<Setup>): Promise<string | null> {
    return this.#setups.refusalOf(this.folder, input);
  }

  /**
   * Removes every container of the attempt, also those that do not run and those that no setup has
   * returned, with their anonymous volumes.
   */
  async removeContainers(): Promise<void> {
    const own = await ownContainers(this.#run, { all: true });
    const handles = own.map(
      (info) => new ContainerHandle(keyOf(this.#run, info), info.Id, this.#run, this.#probes),
    );
    await Promise.all(handles.map((one) => one.remove()));
  }

  /** Changes a file of the attempt's copy, as an editor would; one that is missing reads as ''. */
  edit(file: string, change: (before: string) => string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    let before = '';
    try {
      before = readFileSync(path, 'utf8');
    } catch {
      // A new file.
    }
    const after = change(before);
    writeFileSync(path, after);
    if (after !== before) this.#run.trace.edits.push(file);
    this.#contexts.clear();
  }

  /** A folder of the host, empty or with these files, that containers may mount. */
  hostFolder(name: string, files: Record<string, string> = {}): HostFolder {
    const folder = new HostFolder(join(this.#run.folder, 'host', name));
    for (const [file, content] of Object.entries(files)) folder.replace(file, content);
    this.#hostFolders.push(folder);
    return folder;
  }

  /**
   * A folder of the host, empty, whose owner is drawn in each run, for containers to mount. A spec may
   * ask for one when it is loaded, and await it where it is needed.
   */
  ownedFolder(name: string): Promise<OwnedFolder> {
    return ahead(OwnedFolder.create(join(this.#run.folder, 'host', name), this.#probes));
  }

  /**
   * A volume that is there before the first setup, empty or with these files, under a name that no
   * other run uses; setups may use it, change it, and take it away. For an image that the spec runs
   * itself it is there once `filled` has resolved.
   */
  volume(key: string, files: FileWish[] = []): VolumeHandle {
    const name = this.name(key);
    return this.#knownVolume(key, name, makeVolume(this.#run, name, files));
  }

  /** The same without a name: as an engine makes it for a container that is gone since. */
  anonymousVolume(key: string, files: FileWish[] = []): VolumeHandle {
    const name = randomBytes(32).toString('hex');
    const labels = { 'com.docker.volume.anonymous': '' };
    return this.#knownVolume(key, name, makeVolume(this.#run, name, files, labels));
  }

  /** A volume that a setup is to make, under a name that no other run uses. */
  volumeToBe(key: string): VolumeHandle {
    return this.#knownVolume(key, this.name(key));
  }

  #knownVolume(...[key, name, making]: [string, string, Promise<void>?]): VolumeHandle {
    const volume = new VolumeHandle(key, name, { run: this.#run, probes: this.#probes, making });
    this.volumes.push(volume);
    return volume;
  }

  /** A TCP port of the host that is free now. */
  freePort(): Promise<number> {
    return freePort();
  }

  /**
   * The kata's outside world: a server that containers reach as they would a public address. A spec may
   * send for it when it is loaded.
   */
  outsideServer(): Promise<OutsideServer> {
    this.#outside ??= ahead(openOutsideServer(this.#run, `outside-${this.nonce}`));
    return this.#outside;
  }

  /**
   * A network of somebody else’s project, under a name that nobody knows before: a setup may find it,
   * by its labels for instance, and join it. It cannot change it.
   */
  async externalNetwork(base: string, labels: Record<string, string> = {}): Promise<NetworkHandle> {
    const name = `${base}-${randomBytes(4).toString('hex')}`;
    const id = await openExternalNetwork(this.#run, name, labels);
    return new NetworkHandle(name, id, this.#run);
  }

  /**
   * A server of somebody else’s project, on a network of theirs. What it answers stands in no inspect.
   * @param key what messages call it
   */
  async externalServer(
    key: string,
    { network, ...server }: Omit<ExternalServer, 'network'> & { network: NetworkHandle },
  ): Promise<ExternalServerHandle> {
    const id = await startExternalServer(this.#run, { ...server, network: network.id });
    this.#run.trace.containers.set(id, { key, by: 'external' });
    return new ExternalServerHandle(key, id, this.#run, this.#probes);
  }

  /**
   * Containers of somebody else’s on the default bridge network, which hold addresses there: which ones
   * a setup is given that starts after them, nobody can know before.
   * @param says the port at which they answer, and with what: who asks the wrong address gets to know
   */
  decoys(says: { port: number; body: string }): Promise<Decoys> {
    return ahead(Decoys.arrive(this.#run, says));
  }

  /**
   * A package source for apt, which builds reach by its address. A spec sends for one when it is loaded.
   * @param names of its packages; each has a program of its name in /usr/bin
   */
  mirror(names: string[]): Promise<Mirror> {
    return ahead(Mirror.start(this.#run, names));
  }

  /**
   * Listens to the engine from before the setup on, so that a check can ask for every network that a
   * container was on, also in between. A spec says so when it is loaded.
   */
  watchNetworks(): void {
    this.#run.networkHistory ??= NetworkHistory.open(this.#run.docker);
    // Whether it could listen is for those who start a setup.
    this.#run.networkHistory.catch(() => undefined);
  }

  /**
   * Has the toolbox come that looks at the files and the processes of containers. A spec says so when
   * it is loaded, so that no check waits for it.
   */
  watchProcesses(): void {
    this.#probes.prepareHost();
  }

  /**
   * A container of the lab's own on a network: what a probe from somebody uninvolved shows. A spec
   * may send for one when it is loaded, and await it where it is needed.
   * @param key what messages call it
   */
  bystander(network = 'bridge', key = 'a passer-by'): Promise<ContainerHandle> {
    return ahead(
      this.#probes.visit(network).then((id) => {
        this.#run.trace.containers.set(id, { key, by: 'visitor' });
        return new ContainerHandle(key, id, this.#run, this.#probes, network);
      }),
    );
  }

  /** Somebody uninvolved on each network that a container is on, as far as there is room. */
  async bystandersOn(container: ContainerHandle): Promise<ContainerHandle[]> {
    return bystandersOn(container, (network) => this.bystander(network, 'a neighbour'));
  }

  /** The running containers that the attempt has started beside these. */
  async otherContainers(...known: ContainerHandle[]): Promise<ContainerHandle[]> {
    const ids = known.map(({ id }) => id);
    const others = (await ownContainers(this.#run)).filter(({ Id: id }) => !ids.includes(id));
    return others.map(
      (info) => new ContainerHandle(keyOf(this.#run, info), info.Id, this.#run, this.#probes),
    );
  }

  /** Runs a command of the toolbox in the network namespace of the engine's host. */
  probeHost(argv: string[]): Promise<ProbeResult> {
    return this.#probes.onHost(argv);
  }

  /**
   * A folder of the attempt that images are built from, to look at which of its files are sent. What
   * the last {@link edit} made of it is seen by who asks for it after that.
   */
  context(folder: string): ContextHandle {
    const known = this.#contexts.get(folder);
    const context = known ?? new ContextHandle(folder, join(this.folder, folder), this.#run);
    this.#contexts.set(folder, context);
    return context;
  }

  /**
   * Sends one query to a PostgreSQL server, through its published port or from within its own
   * network; waits for a server that is still starting. Resolves to the rows.
   */
  async sql(db: ContainerHandle, login: PostgresLogin, text: string, values: unknown[] = []) {
    return askDatabase(db, login, text, values);
  }

  /** Sends one command to a Redis server; resolves to its answer. */
  async redis(cache: ContainerHandle, ...words: [string, ...string[]]): Promise<unknown> {
    return askRedis(cache, ...words);
  }

  /**
   * Builds an image from a folder of the attempt.
   * @param context relative to the kata's folder
   */
  async build(context: string, options: BuildChoices = {}): Promise<ImageHandle> {
    return this.#images.build(this.folder, context, options);
  }

  /** As {@link build}, but once for each target: a spec's later checks get the same image. */
  async buildOnce(context: string, options: BuildChoices = {}): Promise<ImageHandle> {
    return this.#images.buildOnce(this.folder, context, options);
  }

  /**
   * An image to compare the attempt's with, built once from a Dockerfile of the kata's own; that it
   * cannot be built is nobody's fault who works on the kata. It is built of the context as that is at
   * the first call: who asks before an edit that is another one in every run, gets it from the cache.
   * @param dockerfile relative to the kata's folder; messages call the image by its first word
   */
  controlImage(context: string, dockerfile: string): Promise<ImageHandle> {
    const options = { dockerfile: join(this.folder, dockerfile) };
    const make = () => {
      const asItIs = join(this.#run.folder, 'yardsticks', context);
      cpSync(join(this.folder, context), asItIs, { recursive: true });
      const building = this.#images.build(dirname(asItIs), context, options);
      return ahead(asControlImage(dockerfile, building));
    };
    return this.#images.once(dockerfile, make);
  }

  /** The cache mounts of the builds so far, free for the next one; it can say later whether they are there. */
  cacheMounts(): Promise<KeptMounts> {
    return KeptMounts.of(this.#run);
  }

  /** Builds, and takes a build that fails for an answer. */
  async tryBuild(context: string, options: BuildChoices = {}): Promise<BuildResult> {
    return this.#images.tryBuild(this.folder, context, options);
  }

  /** Removes everything that the run made. */
  async close(): Promise<void> {
    isOver(this.#run);
    await this.#images.ended();
    await this.#run.making.end();
    await this.#setups.close();
    await this.#run.networkHistory?.then(
      (history) => history.close(),
      () => undefined,
    );
    await remove(this.#run);
  }
}

/** What a spec sends for before it needs it: whether it came about is for those who await it. */
function ahead<T>(coming: Promise<T>): Promise<T> {
  coming.catch(() => undefined);
  return coming;
}
