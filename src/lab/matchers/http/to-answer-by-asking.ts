import type { ContainerHandle } from '../../objects/container/container.ts';
import { hostPort, type PublishedPort } from '../../objects/network/published-ports.ts';
import { whilePaused } from '../../objects/container/pause.ts';
import { describeGivenWord } from '../../objects/container/given-word.ts';
import { httpProbe, describeResponse, type HttpResponse } from '../../probes/http.ts';
import { momentAfter, requestWaits } from '../../objects/container/pending-request.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { nothingPublished } from '../ports/nothing-published.ts';
import { judgeReply, type WantedReply } from './judge-response.ts';

/** A server that has to be asked, and the port at which it is. */
export interface Asked {
  container: ContainerHandle;
  port: number;
}

// How long a request may take to a server, or an answer to come back: only wrong answers need it all.
const patienceMs = 3000;

// A busy machine may take longer than the application’s own limits allow: that is nobody’s fault.
const tries = 3;

/**
 * Sends a request to a port that the container publishes, while those that it has to ask stand still,
 * and with them every other container of the attempt. The request has to be seen waiting at the
 * nearest; that one goes on, and it has to wait at the next, and so on. No answer may come before the
 * last goes on; then it has to. So the answer is not one that anybody was told before.
 * @param asked from the nearest to the one that the answer comes from
 */
export async function toAnswerByAsking(
  container: ContainerHandle,
  asked: Asked[],
  wanted: WantedReply & { path?: string },
): Promise<MatcherResult> {
  // Where somebody stands still a toolbox would be long in coming, and keep all others waiting.
  const toolboxes = asked.map((one) => one.container.probe(['true']).catch(() => undefined));
  const [port] = await Promise.all([portThatAnswers(container, wanted), ...toolboxes]);
  if (!port) return nothingPublished(container, async () => [await container.describeNetworks()]);
  let seen = await askThrough(container, port, asked, wanted);
  for (let again = 1; again < tries && seen.again; again += 1)
    seen = await askThrough(container, port, asked, wanted);
  const names = asked.map(({ container: { key } }) => key);
  const { reply, before, unasked } = seen;
  const { finding } = judgeReply(reply, wanted, noWords);
  const far = names.at(-1) ?? '';
  return {
    pass: seen.pass,
    finding: {
      ran: `docker pause ${names.join(' ')}; ${finding.ran}; docker unpause ${names.join(', then ')}`,
      got: before
        ? `${describeResponse(reply)}, while ${before} was paused`
        : `${unasked ? `no request came to ${unasked}; ` : ''}${describeResponse(reply)} after docker unpause ${far}`,
      expected: before
        ? `no answer while ${before} is paused, and ${finding.expected} after that`
        : `a request to ${names.join(', then to ')}, and ${finding.expected} after docker unpause ${far}`,
      see: async () => {
        const all = [container, ...asked.map((one) => one.container)];
        return [
          ...(await Promise.all(all.map((one) => one.describeNetworks()))),
          ...(await describeGivenWord(container, wanted.body)),
        ];
      },
      read: docs.network,
    },
  };
}

interface Seen {
  pass: boolean;
  reply: HttpResponse;
  /** Who stood still when the answer came; undefined where that was nobody. */
  before?: string | undefined;
  /** To whom no request came. */
  unasked?: string | undefined;
  /** It may have been the machine that was slow. */
  again: boolean;
}

async function askThrough(
  container: ContainerHandle,
  port: PublishedPort,
  asked: Asked[],
  wanted: WantedReply & { path?: string },
): Promise<Seen> {
  const { run } = container;
  const isWanted = (reply: HttpResponse) => judgeReply(reply, wanted, noWords).pass;
  const known = [container, ...asked.map((one) => one.container)].map(({ id }) => id);
  const others = (await container.others()).filter(({ id }) => !known.includes(id));
  let request = new Request();
  let before: string | undefined;
  let unasked: string | undefined;

  /** From the farthest to the nearest they come to a stand, and the other way round they go on. */
  const pass = async (far: Asked[], nearest: ContainerHandle): Promise<void> => {
    const [{ container: server, port: at } = { container: undefined, port: 0 }, ...nearer] = far;
    if (!server) {
      // It may be for another time: somebody had not stood still.
      [request, before, unasked] = [new Request(), undefined, undefined];
      const url = `http://${hostPort(port)}${wanted.path ?? '/'}`;
      request.send(httpProbe((...words) => container.probeHost(...words), url, wanted, 0));
      return;
    }
    await whilePaused(run, [server.id], async (still) => {
      if (still === 0) throw await server.notRunning(`be asked by ${nearest.key}`);
      await pass(nearer, nearer[1]?.container ?? container);
      if (before ?? unasked) return;
      const waits = () =>
        requestWaits({ server, port: at, client: nearer[0]?.container ?? container });
      const began = performance.now();
      const arrived = await request.unless(waits);
      // Who asks and does not wait for what comes of it answers a moment later.
      if (arrived && server === asked.at(-1)?.container) await request.within(momentAfter(began));
      if (request.reply && isWanted(request.reply)) before = server.key;
      else if (!arrived) unasked = server.key;
    });
  };

  await whilePaused(
    run,
    others.map(({ id }) => id),
    async () => {
      await pass(asked.toReversed(), container);
      // Whoever is not meant to be asked stands still until then.
      await request.unless(() => Promise.resolve(false));
    },
  );
  const reply = await request.answer();
  const right = !before && !unasked && isWanted(reply);
  return { pass: right, reply, before, unasked, again: !right && !before };
}

const noWords = { see: [], read: '' };

/** A request on its way. */
class Request {
  reply: HttpResponse | undefined;
  #answer: Promise<HttpResponse> | undefined;

  send(answer: Promise<HttpResponse>): void {
    this.#answer = answer.then((reply) => (this.reply = reply));
    this.#answer.catch(() => undefined);
  }

  answer(): Promise<HttpResponse> {
    return this.#answer as Promise<HttpResponse>;
  }

  /** Waits for the answer for this long, in milliseconds. */
  async within(withinMs: number): Promise<void> {
    await waitFor(() => (this.reply ? true : undefined), { withinMs, everyMs: 5 });
  }

  /** Waits until something is so, or the answer is there, or too much time has passed; tells whether it is. */
  async unless(isSo: () => Promise<boolean>): Promise<boolean> {
    const so = await waitFor(async () => ((await isSo()) ? true : this.reply ? false : undefined), {
      withinMs: patienceMs,
      everyMs: 5,
    });
    return so ?? false;
  }
}

/** Where several ports are published, the one that answers as wanted. */
async function portThatAnswers(
  container: ContainerHandle,
  wanted: WantedReply & { path?: string },
): Promise<PublishedPort | undefined> {
  const ports = (await container.publishedPorts()).filter(({ containerPort }) =>
    containerPort.endsWith('/tcp'),
  );
  for (const port of ports.slice(0, -1)) {
    const url = `http://${hostPort(port)}${wanted.path ?? '/'}`;
    const reply = await httpProbe((...words) => container.probeHost(...words), url, wanted, 0);
    if (judgeReply(reply, wanted, noWords).pass) return port;
  }
  return ports.at(-1);
}
