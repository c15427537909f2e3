import type { Need } from '../../katas/kata.ts';

/** A kind of engine that learners have, and how to have it here. */
export interface EngineKind {
  /** As in `verify engines`' table: one word. */
  name: string;
  /** A sentence for the documentation. */
  what: string;
  /** Which script of `start.ts` starts it; `default` is shared by those that only hide something. */
  engine: 'default' | 'containerd' | 'ipv6' | 'rootless' | 'desktop' | 'podman';
  /** Shell that is run before each command, in a mount namespace of its own: it hides something. */
  hiding?: string;
  /** Two people judge at once, of whom neither sees the other's processes. */
  twoUsers?: true;
  /** Only starters and right answers are tried. */
  rightOnly?: true;
  /** Answers that run the docker command themselves are not tried. */
  noCli?: true;
  /** What it lacks; a kata that needs it has to end in "could not judge". */
  lacks?: Need[];
  /** Right answers that do not work there, whoever judges them, each with the reason: they have to fail. */
  fail?: Record<string, string>;
}

const plugins = '/usr/libexec/docker/cli-plugins';
const withoutBuildx = `mount -t tmpfs none ${plugins}`;

/** In the order in which they are judged on: what most people have comes first. */
export const engineKinds: EngineKind[] = [
  { name: 'containerd', what: 'the containerd image store', engine: 'containerd' },
  {
    name: 'rootless',
    what: 'a rootless engine of an ordinary user',
    engine: 'rootless',
    fail: { '12 right/through-the-published-port': 'no gateway there has the ports of the host' },
  },
  {
    name: 'desktop',
    what: 'an engine that shares neither loopback nor files with this machine, but the home folder',
    engine: 'desktop',
  },
  {
    name: 'podman',
    what: 'Podman’s Docker API',
    engine: 'podman',
    rightOnly: true,
    lacks: ['buildkit', 'isolated-networks', 'default-bridge', 'strict-binds'],
    fail: {
      '14 right/network-on-loopback': 'it does not know the option that binds its ports',
      '57 right/archive-of-the-folder': 'its archives call every file root’s',
    },
  },
  { name: 'ipv6', what: 'a default bridge with IPv6', engine: 'ipv6' },
  {
    name: 'two-users',
    what: 'two users under hidepid=2',
    engine: 'default',
    twoUsers: true,
    // Wrong answers choose addresses, and two people cannot both have the same.
    rightOnly: true,
  },
  {
    name: 'no-buildx',
    what: 'a docker CLI without buildx',
    engine: 'default',
    hiding: withoutBuildx,
    lacks: ['buildkit'],
  },
  {
    name: 'no-cli',
    what: 'no docker CLI',
    engine: 'default',
    hiding: `${withoutBuildx} && mount --bind /dev/null "$(command -v docker)"`,
    noCli: true,
    lacks: ['buildkit'],
  },
  { name: 'default', what: 'overlay2, with root', engine: 'default' },
];
