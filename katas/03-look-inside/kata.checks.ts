import { describeReply, shows, type ContainerHandle, type MatcherResult } from '#lab';

const reference = 'https://docs.docker.com/reference/cli/docker';

/**
 * Asks a stall for its page, in its own network: it has to be up, and to answer with these words.
 * @param options.alone while every other container of the attempt is paused
 */
export const sells =
  (words: string, { alone = false } = {}) =>
  async (stall: ContainerHandle): Promise<MatcherResult> => {
    const ask = () => replyOf(stall);
    const others = alone ? (await stall.others()).map(({ key }) => key.split(' ')[0]) : [];
    const reply = alone ? await stall.whileOthersPaused(ask) : await ask();
    const pausing = others.length > 0 ? `docker pause ${others.join(' ')}; ` : '';
    const expected = `200 with ${JSON.stringify(words)} in the body`;
    if (reply === null || (reply.error && !(await isUp(stall)))) return notUp(stall, expected);
    return {
      pass: reply.status === 200 && reply.body.includes(words),
      finding: {
        ran: `${pausing}${stall.typed(reply.command)}`,
        got: describeReply(reply),
        expected,
        see: async () => [
          shows('docker ps -a', await rowOf(stall)),
          await showsLog(stall),
          shows(`docker exec ${stall.key} ls /srv`, await listingOf(stall)),
          shows(`docker inspect -f '{{json .Config.Cmd}}' ${stall.key}`, await commandOf(stall)),
        ],
        read: `${reference}/inspect/#examples`,
      },
    };
  };

/** Its page; null where it has ended before it could answer, or ends again and again. */
async function replyOf(stall: ContainerHandle) {
  try {
    return await stall.http('http://localhost:8080/');
  } catch (error) {
    if (await isUp(stall)) throw error;
    return null;
  }
}

/** It runs, and a restart policy has not had to start it again. */
async function isUp(stall: ContainerHandle): Promise<boolean> {
  const { State: state, RestartCount: restarts } = await stall.inspect();
  return state.Running && !state.Restarting && restarts === 0;
}

async function notUp(stall: ContainerHandle, page: string): Promise<MatcherResult> {
  const { RestartCount: restarts } = await stall.inspect();
  // What a restart policy starts again and again is up for a moment, too.
  const counting = `; docker inspect -f '{{.RestartCount}} restarts' ${stall.key}`;
  return {
    pass: false,
    finding: {
      ran: `docker ps -a${restarts > 0 ? counting : ''}`,
      got: `${await rowOf(stall)}${restarts > 0 ? `; ${restarts} restarts so far` : ''}`,
      expected: `${stall.key}   Up …, and its page: ${page}`,
      see: async () => [await showsLog(stall)],
      read: `${reference}/container/logs/#description`,
    },
  };
}

/** What `docker ps -a` shows of it: `bread   Exited (1) 2 seconds ago`. */
async function rowOf({ id, key, run }: ContainerHandle): Promise<string> {
  const filters = JSON.stringify({ id: [id] });
  const [row] = await run.docker.listContainers({ all: true, filters });
  return `${key}   ${row?.Status ?? 'not in the list'}`;
}

async function showsLog(stall: ContainerHandle): Promise<string> {
  const lines = (await stall.logs()).trim().split('\n').slice(-20);
  return shows(`docker logs -n 20 ${stall.key}`, lines.join('\n') || 'nothing');
}

async function listingOf(stall: ContainerHandle): Promise<string> {
  try {
    const { stdout, stderr } = await stall.exec(['ls', '/srv']);
    return stdout || stderr || 'nothing';
  } catch (error) {
    // It may have ended by now, or be paused.
    return String(error);
  }
}

async function commandOf(stall: ContainerHandle): Promise<string> {
  return JSON.stringify((await stall.inspect()).Config.Cmd);
}
