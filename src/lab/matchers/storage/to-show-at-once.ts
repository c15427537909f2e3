import { excerpt } from '../../run/observation.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { whereaboutsOf, type Whereabouts } from '../../objects/storage/copies.ts';
import { whileOthersPaused } from '../../objects/container/pause.ts';
import type { MatcherResult } from '../define.ts';
import { type Shown, judge } from './judge-page.ts';

/**
 * Replaces a file of the host's folder as editors do, and asks the server for it at once, with each of
 * these texts in turn; the attempt's other containers stand still meanwhile. A copy that somebody
 * keeps in step may be quick enough each time, so the last text is then looked for among the server's
 * files: it has to be in the folder's own file, which is mounted there, and in no other.
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
  return whileOthersPaused(server, async (still) => {
    let judged = await replaceAndAsk(first);
    for (const text of more) if (judged.pass) judged = await replaceAndAsk(text);
    const last = more.at(-1) ?? first;
    if (judged.pass) judged = await lookForCopies(server, file, { ...shown, text: last }, judged);
    const { pass, finding } = judged;
    const alone =
      still > 0
        ? `, while ${still} more of your containers ${still === 1 ? 'was' : 'were'} paused`
        : '';
    const ran = `replaced ${file} in the host’s folder${alone}\n${finding.ran}`;
    return { pass, finding: { ...finding, ran } };
  });
}

/** Judges a server that has shown a text by where that text is among its files. */
async function lookForCopies(
  server: ContainerHandle,
  file: string,
  { of: folder, text }: Shown & { text: string },
  { finding }: MatcherResult,
): Promise<MatcherResult> {
  const look = () => whereaboutsOf(server, { folder, file, text });
  let seen = await look();
  // Whoever copies over and over empties the copy each time: one of some looks finds it filled.
  for (let more = 0; more < 8 && seen.unsettled && seen.copies.length === 0; more += 1)
    seen = await look();
  return {
    pass: seen.mounted && seen.copies.length === 0,
    finding: {
      ...finding,
      ran: `${finding.ran}\ndocker exec ${server.key} grep -rlF ${JSON.stringify(text)} /`,
      got: `${finding.got}; ${inWords(server.key, file, seen)}`,
      expected: `the text in the ${file} of the host’s folder, and in no other file`,
    },
  };
}

function inWords(key: string, file: string, { copies, mounted }: Whereabouts): string {
  const [first, ...others] = copies;
  if (first !== undefined) {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `${key} holds it in ${excerpt(JSON.stringify(first))}${more}: a copy`;
  }
  return mounted
    ? `only the ${file} of the host’s folder holds it`
    : `the ${file} of the host’s folder is not mounted in ${key}`;
}
