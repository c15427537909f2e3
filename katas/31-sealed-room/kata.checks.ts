import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  describeReply,
  docs,
  type ContainerHandle,
  type HostFolder,
  type MatcherResult,
} from '#lab';

/**
 * Compares a file of a host's folder, as it was when the setup returned, with what the container shows
 * at an address of its own network: the file has to hold that and nothing else, however it came there.
 * @param word a text that has to stand in both
 */
export const delivered =
  (file: string, { to, shownAt, word }: { to: HostFolder; shownAt: string; word: string }) =>
  async (job: ContainerHandle): Promise<MatcherResult> => {
    const reply = await job.http(shownAt);
    const see = async () => [await job.describeNetworks(), ...(await job.describeMounts())];
    if (reply.error !== '' || reply.status !== 200 || !reply.body.includes(word))
      return {
        pass: false,
        finding: {
          ran: job.typed(reply.command),
          got: describeReply(reply),
          expected: `200 with ${JSON.stringify(word)} in the body`,
          ...{ see, read: docs.network },
        },
      };
    const content = to.readAtReturn(file);
    const shown = reply.body.trim();
    return {
      // Where the last line ends nobody reads.
      pass: word !== '' && content?.trim() === shown,
      finding: {
        ran: `cat ${join(to.path, file)}   (when the setup returned)`,
        got: content === null ? missing(to, file) : inWords(content),
        expected: `${JSON.stringify(shown)}, as ${job.key} shows it at ${shownAt}`,
        ...{ see, read: docs.storage },
      },
    };
  };

/**
 * Asks the container for one more report, for a word that nobody could know before, while every other
 * container of the attempt is paused: whoever only shows what another has written has none.
 * @param night the word of the night, which each report carries
 */
export const reportsByItself =
  (page: string, { night }: { night: string }) =>
  async (job: ContainerHandle): Promise<MatcherResult> => {
    const word = randomUUID();
    const reply = await job.whileOthersPaused(() =>
      job.http(page, { method: 'POST', send: word }, 0),
    );
    return {
      pass: reply.status === 200 && reply.body.includes(night) && reply.body.includes(word),
      finding: {
        ran: `docker pause <every container but ${job.key}>; ${job.typed(reply.command)}`,
        got: describeReply(reply),
        expected: `one more report of ${job.key} itself, with ${night} and ${word} in it`,
        see: async () => [await job.describeNetworks(), ...(await job.describeMounts())],
        read: docs.none,
      },
    };
  };

function inWords(content: string): string {
  const long = content.length > 400 ? `${content.slice(0, 400)} …` : content;
  const shown = JSON.stringify(long).replaceAll(/(?:\\u0000){3,}/g, '…');
  // docker cp, and the archive of a container’s files, are tar archives: they say so in their head.
  return content.slice(257, 262) === 'ustar'
    ? `a tar archive, with the file in it: ${shown}`
    : shown;
}

function missing(folder: HostFolder, file: string): string {
  const there = folder.listAtReturn();
  if (there.some((path) => path.replace(/\/$/, '') === file))
    return `${file} is no file here: it is a folder, or a link`;
  const later = folder.read(file) === null ? '' : '; it came later';
  return `there is no ${file}; in this folder there is ${there.join(', ') || 'nothing at all'}${later}`;
}
