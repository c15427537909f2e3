import { docs, shows, type ContainerHandle, type ImageHandle, type MatcherResult } from '#lab';

/** What a container of an image runs, unless somebody says otherwise. */
export async function givenBy(image: ImageHandle): Promise<{ id: string; entrypoint: string[] }> {
  const { Config: config } = await image.inspect();
  return { id: image.id, entrypoint: wordsOf(config.Entrypoint) };
}

/** Reads from the engine what a container runs: the program of its image, as it is. */
export const isAsGiven =
  (image: { id: string; entrypoint: string[] }, program: string) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const { Config: config, Mounts: mounts } = await container.inspect();
    const got = [
      [...wordsOf(config.Entrypoint), ...config.Cmd].join(' '),
      ...(config.Image === image.id ? [] : [`in another image, ${config.Image}`]),
      ...mounts.map(({ Destination: target }) => `with a mount at ${target}`),
    ].join(', ');
    const expected = [...image.entrypoint, 'node', program].join(' ');
    return {
      pass: got === expected,
      finding: {
        ran: `docker inspect -f '{{.Config.Entrypoint}} {{.Config.Cmd}} {{.Mounts}}' ${container.key}`,
        ...{ got, expected, read: docs.composeOrder },
      },
    };
  };

/** Reads from the engine how often a container was started. */
export const wasStartedOnce = async (container: ContainerHandle): Promise<MatcherResult> => {
  const { RestartCount: restarts } = await container.inspect();
  return {
    pass: restarts === 0,
    finding: {
      ran: `docker inspect -f '{{.RestartCount}}' ${container.key}`,
      got: String(restarts),
      expected: `0: ${container.key} finds everything ready when it is started`,
      read: docs.composeOrder,
    },
  };
};

function wordsOf(entrypoint: string | string[] | null | undefined): string[] {
  return typeof entrypoint === 'string' ? [entrypoint] : (entrypoint ?? []);
}

/**
 * Compares when the engine started a container with when what it needs was ready.
 * @param options.ready a time; what ends is ready when it has ended
 * @param options.code the exit code of what has ended, which has to be 0
 */
export const startedBehind =
  (key: string, { ready, code = 0 }: { ready: string; code?: number }) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const { State: state } = await container.inspect();
    const seconds = (Date.parse(state.StartedAt) - Date.parse(ready)) / 1000;
    const late = seconds >= 0;
    return {
      pass: late && code === 0,
      finding: {
        ran: `docker inspect -f '{{.State.StartedAt}}' ${container.key}`,
        got: late
          ? `${state.StartedAt}; ${key} had ended with ${code}`
          : `${state.StartedAt}: ${-seconds} s before ${key} was ready (${ready})`,
        expected: `${container.key} is started when ${key} is ready`,
        see: () =>
          Promise.resolve([shows('docker compose ps -a', `${container.key}   ${state.Status}`)]),
        read: docs.composeOrder,
      },
    };
  };

const notReady = /depend|complete|unhealthy|exited/i;
const triedAllTheSame = /service "?migrate"? didn.t complete/i;

/** What `up` said of a project whose database does not start; null where it went on without it. */
export const tellsWhatIsNotReady = (refusal: string | null): Promise<MatcherResult> =>
  Promise.resolve({
    pass: refusal !== null && notReady.test(refusal) && !triedAllTheSame.test(refusal),
    finding: {
      ran: "PASSWORD='' docker compose up -d   (PostgreSQL ends at once without a password)",
      got: refusal === null ? 'every service was started' : `an error: ${refusal}`,
      expected: 'an error that db, or what asks it, is not ready: migrate and web are not started',
      read: docs.composeOrder,
    },
  });

/**
 * Runs the healthcheck of `db` where PostgreSQL takes connections on its Unix socket only, as while it
 * starts: whether it is too early is not left to the moment at which it is run.
 */
export const knowsThatNobodyConnects = async (db: ContainerHandle): Promise<MatcherResult> => {
  const said = await db.healthcheckApart({
    command: ['postgres', '-c', 'listen_addresses='],
    env: { POSTGRES_PASSWORD: 'apart', POSTGRES_PASSWORD_FILE: null },
    // The entrypoint's own server, of the first start, is not the first process.
    ready: ['sh', '-c', 'grep -qx postgres /proc/1/comm && pg_isready -q'],
  });
  return {
    pass: said?.exitCode !== 0,
    finding: {
      ran: `docker exec ${db.key} ${said?.command}   (while PostgreSQL listens on its Unix socket only)`,
      got: 'exit code 0: healthy, so that migrate and web are started',
      expected: 'another exit code: no other container can connect yet',
      read: docs.composeOrder,
    },
  };
};
