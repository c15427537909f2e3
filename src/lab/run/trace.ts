/** A place in a container’s file tree that is not in the container’s own layer. */
export interface Mount {
  kind: 'volume' | 'anonymous volume' | 'bind' | 'tmpfs';
  /** A volume’s name, or a path of the host; empty for a tmpfs. */
  source: string;
  /** Where it is in the container: absolute path. */
  target: string;
  readOnly: boolean;
  /** Of a volume: it is a tmpfs, and keeps nothing. */
  memory?: boolean;
  /** Of a volume: when it was made, to the second. */
  made?: string;
  /** Of a volume that is a folder of the host under another name: that folder. */
  device?: string | undefined;
}

/** What a picture of a run can be about. */
export type Topic = 'networks' | 'mounts' | 'builds' | 'images';

/** A container that a spec has a handle of. */
export interface TracedContainer {
  /** What messages call it. */
  key: string;
  /** Who started it: the attempt's setup, the lab for somebody else's project, the lab from an image, or the lab as somebody uninvolved. */
  by: 'setup' | 'external' | 'image' | 'visitor';
}

/** A way somewhere, and what became of whoever tried it. */
export interface Route {
  /** What was asked for: a page, a connection, or only the address behind a name. */
  how: 'http' | 'tcp' | 'name';
  /** As it was asked for: a name or an address. */
  host: string;
  /** Null for a name that was only looked up. */
  port: number | null;
  /** Somebody answered. */
  open: boolean;
  /** What came, in a few words. */
  saw: string;
  /** It is to lead nowhere; all others are to lead somewhere. */
  inVain?: true;
}

/** A way that a probe tried. */
export interface TracedRoute extends Route {
  check: string | null;
  /** The container in whose network it was tried, by id; null: on the host. */
  from: string | null;
}

/** One step of a build, as BuildKit reports it. */
export interface BuildStep {
  /** `[build 2/5] RUN npm ci`. */
  name: string;
  cached: boolean;
  /** Milliseconds from start to end; 0 for a cached step. */
  ms: number;
  error?: string | undefined;
  /** It has come to an end. */
  completed?: boolean | undefined;
  /** What it printed. */
  output: string;
}

/** A build that came to an end. */
export interface TracedBuild {
  check: string | null;
  /** Relative to the kata's folder. */
  context: string;
  /** What else it was asked for; builds are compared with those that were asked for the same file. */
  options: {
    dockerfile?: string;
    target?: string;
    args?: Record<string, string>;
    noCache?: boolean;
  };
  steps: BuildStep[];
  ok: boolean;
  /** How many edits of the attempt's copy came before it. */
  edits: number;
}

/** An image that the lab built. */
export interface TracedImage {
  /** What messages call it may become clear later. */
  image: { id: string; key: string };
  /** Relative to the kata's folder. */
  context: string;
  target: string | undefined;
}

/**
 * What the checks of a run did: noted by the way, in memory, so that a picture can be drawn of it
 * afterwards. Nothing in it decides anything.
 */
export class Trace {
  /** The check that runs; null before the first. */
  check: string | null = null;
  /** By id. */
  readonly containers = new Map<string, TracedContainer>();
  /** What containers had mounted when a check looked last, by id: some are gone since. */
  readonly mounts = new Map<string, Mount[]>();
  /** What the setup calls its networks, by id. */
  readonly networks = new Map<string, string>();
  /** The names that containers were given; any other the engine has made up. */
  readonly chosenNames = new Set<string>();
  /** The images that the lab built, in their order. */
  readonly images: TracedImage[] = [];
  readonly builds: TracedBuild[] = [];
  /** Files of the attempt's copy that were given another content, in order: relative paths. */
  readonly edits: string[] = [];
  /** Where the kata's outside world answers. */
  outside: { host: string; port: number } | null = null;
  readonly #paths = new Map<string, TracedRoute>();
  readonly #topics = new Map<string | null, Set<Topic>>();

  /** The ways that were tried, in order; one that a check tried again and again is there once. */
  get paths(): TracedRoute[] {
    return [...this.#paths.values()];
  }

  /** Notes how a way ended that `check` tried. */
  tried(check: string | null, from: string | null, path: Route): void {
    const key = [check, from, path.how, path.host, path.port].join('\n');
    this.#paths.set(key, { check, from, ...path });
  }

  /** Notes that the check that runs looks at something. */
  viewed(topic: Topic): void {
    const topics = this.#topics.get(this.check) ?? new Set();
    this.#topics.set(this.check, topics.add(topic));
  }

  /** What a check has looked at; what any has, when left out. */
  topicsOf(check?: string): Set<Topic> {
    const looked = check === undefined ? [...this.#topics.values()] : [this.#topics.get(check)];
    const topics = new Set(looked.flatMap((some) => [...(some ?? [])]));
    const built = this.builds.some((build) => check === undefined || build.check === check);
    return built ? topics.add('builds') : topics;
  }
}
