import { join } from 'node:path';
import { excerpt } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import type { HostFolder } from '../handles/host-folder.ts';
import { mountsInWords } from '../handles/mounts.ts';
import { fetchThrough } from '../probe/fetch.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';
import { judgeReply } from './web.ts';

/**
 * Compares a file of a host's folder with what the container shows at an address of its own
 * network: the file has to hold that, word for word, however it came there.
 * @param word a text that has to stand in both
 */
export async function toHaveDelivered(
  from: ContainerHandle,
  file: string,
  { to, shownAt, word }: { to: HostFolder; shownAt: string; word: string },
): Promise<Judgement> {
  const reply = await fetchThrough((argv) => from.probe(argv), shownAt);
  const facts = async () => [await from.networksInWords(), ...(await mountsInWords(from))];
  const about = { from: `from the network of ${from.key}`, facts, read: docs.network };
  const shown = judgeReply(reply, { body: word }, about);
  if (!shown.pass || word === '') return { ...shown, pass: false };
  const content = to.read(file);
  const wanted = reply.body.trim();
  const finding = {
    did: `cat ${join(to.path, file)}   (on the host)`,
    saw:
      content === null
        ? `there is no ${file}; in this folder there is ${to.list().join(', ') || 'nothing at all'}`
        : JSON.stringify(excerpt(content)),
    wanted: `${JSON.stringify(wanted)}, as ${from.key} itself shows it at ${shownAt}`,
    facts,
    read: docs.storage,
  };
  return { pass: content?.includes(wanted) ?? false, finding };
}
