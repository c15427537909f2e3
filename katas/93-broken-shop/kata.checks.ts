import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  describeReply,
  docs,
  shows,
  type ContainerHandle,
  type HostFolder,
  type MatcherResult,
} from '#lab';

const page = 'http://localhost:8080/';

/**
 * The audit’s report tells that it saw no interface but loopback when it began, and lies in a folder of
 * the host. It makes one more, for a word that nobody could know, while every other container is paused:
 * who only shows what another has written has none.
 */
export const reports =
  (file: string, { to: folder, word }: { to: HostFolder; word: string }) =>
  async (audit: ContainerHandle): Promise<MatcherResult> => {
    const told = (pass: boolean, ran: string, got: string, expected: string): MatcherResult => ({
      pass,
      finding: { ran, got, expected, see: () => placeOf(audit), read: docs.none },
    });
    const shown = await audit.http(page);
    const begins = `night ${word}, interfaces: lo, report `;
    if (shown.status !== 200 || !shown.body.startsWith(begins))
      return told(
        false,
        audit.typed(shown.command),
        describeReply(shown),
        `200 with the body ${JSON.stringify(`${begins}…`)}`,
      );
    const report = shown.body.trim();
    const content = folder.read(file);
    if (content?.trim() !== report)
      return told(
        false,
        `cat ${join(folder.path, file)}`,
        content === null ? `there is no ${file}` : JSON.stringify(content.slice(0, 400)),
        `${JSON.stringify(report)}, as ${audit.key} shows it`,
      );
    const asked = randomUUID();
    const more = await audit.whileOthersPaused(() =>
      audit.http(page, { method: 'POST', send: asked }, 0),
    );
    return told(
      more.status === 200 && more.body.startsWith(begins) && more.body.includes(asked),
      `docker pause <every container but ${audit.key}>; ${audit.typed(more.command)}`,
      describeReply(more),
      `one more report of ${audit.key} itself, for ${asked}`,
    );
  };

async function placeOf(audit: ContainerHandle): Promise<string[]> {
  return [await audit.describeNetworks(), ...(await audit.describeMounts())];
}

/** Stopped with an order in hand, the desk packs it, says so last, and ends with 0. */
export const finishes =
  (order: string) =>
  async (desk: ContainerHandle): Promise<MatcherResult> => {
    let answered = false as boolean;
    const packing = desk.http(page, { method: 'POST', send: order }).catch(unlessItEnded);
    const asking = Promise.allSettled([packing]);
    void asking.then(() => (answered = true));
    while (!answered && !(await desk.logs()).includes(`begun ${order}`));
    const stopping = Promise.allSettled([desk.stop({ graceSeconds: 5 })]);
    const [[packed], [stopped]] = await Promise.all([asking, stopping]);
    if (packed.status === 'rejected') throw packed.reason;
    if (stopped.status === 'rejected') throw stopped.reason;
    const { value: reply } = packed;
    const [log, { Config: config, State: state }] = await Promise.all([
      desk.logs(),
      desk.inspect(),
    ]);
    const lastLine = log.trimEnd().split('\n').at(-1) ?? '';
    const goodbye = `drained, the last order: ${order}`;
    return {
      pass:
        reply?.body === `packed ${order}\n` && lastLine.trim() === goodbye && state.ExitCode === 0,
      finding: {
        ran: `${desk.typed(`curl -X POST --data '${order}' ${page}`)} &\ndocker stop -t 5 ${desk.key}`,
        got: [
          reply ? describeReply(reply) : 'no answer: the container has ended',
          `exit code ${state.ExitCode}; the last line of its log: ${lastLine || 'none'}`,
        ].join('\n'),
        expected: `packed ${order}\nexit code 0; the last line of its log: ${goodbye}`,
        see: [
          shows(
            `docker inspect -f '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' ${desk.key}`,
            `${JSON.stringify(config.Entrypoint)} ${JSON.stringify(config.Cmd)}`,
          ),
          shows(
            `docker inspect -f '{{.Config.StopSignal}}' ${desk.key}`,
            // The types of dockerode lack it.
            (config as { StopSignal?: string }).StopSignal || 'none of its own: SIGTERM',
          ),
        ],
        read: docs.command,
      },
    };
  };

/** The order’s answer is lost where the container ends before it; what else goes wrong is told as it is. */
function unlessItEnded(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'finding' in error) return null;
  throw error;
}
