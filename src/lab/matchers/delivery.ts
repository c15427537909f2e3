import { join } from 'node:path';
import { excerpt } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import type { HostFolder } from '../handles/host-folder.ts';
import { mountsInWords } from '../handles/mounts.ts';
import { fetchThrough } from '../probe/fetch.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';
import { judgeReply } from './web.ts';

/**
 * Compares a file of a host's folder, as it is now, with what the container shows at an address of its
 * own network: the file has to hold that and nothing else, however it came there.
 * @param word a text that has to stand in both
 */
export async function toHaveDelivered(
  from: ContainerHandle,
  file: string,
  { to, shownAt, word }: { to: HostFolder; shownAt: string; word: string },
): Promise<MatcherResult> {
  // As it is now: the job may go on writing while it is asked.
  const content = to.read(file);
  const saw = content === null ? missing(to, file) : inWords(content);
  const reply = await fetchThrough((argv) => from.probe(argv), shownAt);
  const facts = async () => [await from.networksInWords(), ...(await mountsInWords(from))];
  const about = { from: `from the network of ${from.key}`, facts, read: docs.network };
  const shown = judgeReply(reply, { body: word }, about);
  if (!shown.pass || word === '') return { ...shown, pass: false };
  const wanted = reply.body.trim();
  const finding = {
    did: `cat ${join(to.path, file)}   (on the host)`,
    saw,
    wanted: `${JSON.stringify(wanted)}, as ${from.key} itself shows it at ${shownAt}`,
    facts,
    read: docs.storage,
  };
  // Where the last line ends nobody reads.
  return { pass: content?.trim() === wanted, finding };
}

function inWords(content: string): string {
  const shown = JSON.stringify(excerpt(content)).replaceAll(/(?:\\u0000){3,}/g, '…');
  // docker cp, and the archive of a container’s files, are tar archives: they say so in their head.
  return content.slice(257, 262) === 'ustar'
    ? `a tar archive, with the file in it: ${shown}`
    : shown;
}

function missing(folder: HostFolder, file: string): string {
  const there = folder.list();
  if (there.some((path) => path.replace(/\/$/, '') === file))
    return `${file} is no file here: it is a folder, or a link`;
  return `there is no ${file}; in this folder there is ${there.join(', ') || 'nothing at all'}`;
}
