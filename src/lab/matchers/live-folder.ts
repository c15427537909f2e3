import type { ContainerHandle } from '../handles/container.ts';
import type { HostFolder } from '../handles/host-folder.ts';
import { mountsInWords } from '../handles/mounts.ts';
import { whileAlone } from '../handles/still.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';
import { toServe } from './web.ts';

/** Which file of the host is looked at, and where the server shows it. */
interface Shown {
  of: HostFolder;
  /** `http://localhost:…` */
  at: string;
}

/** Asks a server for a page, which has to be what a file of the host's folder holds now. */
export async function toShow(
  server: ContainerHandle,
  file: string,
  shown: Shown,
): Promise<MatcherResult> {
  const text = shown.of.read(file);
  const judged = await judge(server, text ?? `the content of ${file}`, shown);
  return { ...judged, pass: judged.pass && text !== null };
}

/**
 * Replaces a file of the host's folder as editors do, and asks the server for it at once, with each of
 * these texts in turn; the attempt's other containers stand still meanwhile. A copy that somebody
 * keeps in step comes late at one of them; a mount has nothing to come late with.
 */
export async function toShowAtOnce(
  server: ContainerHandle,
  file: string,
  { texts, ...shown }: Shown & { texts: string[] },
): Promise<MatcherResult> {
  const [first, ...more] = texts;
  if (first === undefined) throw new TypeError('Without a text there is nothing to show');
  const replaceAndAsk = (text: string) => {
    shown.of.replace(file, text);
    return judge(server, text, shown);
  };
  return whileAlone(server, async (still) => {
    let judged = await replaceAndAsk(first);
    for (const text of more) if (judged.pass) judged = await replaceAndAsk(text);
    const { pass, finding } = judged;
    const alone = still > 0 ? `, while ${still} more of your containers stood still` : '';
    const did = `replaced ${file} in the host’s folder${alone}\n${finding.did}`;
    return { pass, finding: { ...finding, did } };
  });
}

async function judge(
  server: ContainerHandle,
  body: string,
  { of: folder, at }: Shown,
): Promise<MatcherResult> {
  const { pass, finding } = await toServe(server, at, { body });
  const handed = `the folder that was handed to the setup is ${folder.path}`;
  const facts = async () => [...(await mountsInWords(server)), handed];
  return { pass, finding: { ...finding, facts, read: docs.bindMounts } };
}
