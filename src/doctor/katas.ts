import { accessSync, constants, statSync } from 'node:fs';
import { loadKatas } from '../katas/load.ts';
import { shownPath } from '../katas/display.ts';
import { currentSet, type KataSet } from '../katas/kata-set.ts';
import { DojoError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { error, ok, warning, type Diagnosis } from './diagnosis.ts';

/** The katas of the set in use, and whether progress and backups can be kept beside them. */
export function examineKatas(): Diagnosis[] {
  try {
    const set = currentSet();
    return [...katasLines(set), keptLine(set)];
  } catch (thrown) {
    if (!(thrown instanceof DojoError)) throw thrown;
    const { failed, on = '', next = [] } = thrown.trouble;
    return [error('katas', `${failed}: ${on}`, next.join('\n'))];
  }
}

function katasLines({ katas: folder }: KataSet): Diagnosis[] {
  const broken: Diagnosis[] = [];
  const katas = loadKatas(folder, ({ trouble }) => {
    const { failed, on = '', next = [] } = trouble;
    broken.push(error('katas', `${failed}: ${shownPath(on)}`, next.join('\n')));
  });
  const text = `${katas.length} in ${shownPath(folder) || folder}`;
  const facts = { folder, count: katas.length };
  const found =
    katas.length > 0
      ? ok('katas', text, facts)
      : error('katas', text, 'name a folder of katas (--katas, DOJO_KATAS)', facts);
  return [found, ...broken];
}

function keptLine({ root, kept }: KataSet): Diagnosis {
  const facts = { folder: kept };
  const found = statSync(kept, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) {
    const mend = 'move it away: progress and backups are kept there';
    return warning('progress', `${shownPath(kept)} is no folder`, mend, facts);
  }
  try {
    accessSync(found ? kept : root, constants.W_OK);
    return ok('progress', `kept in ${shownPath(kept)}`, facts);
  } catch (thrown) {
    const mend = 'make it writable: progress and backups are kept there';
    return warning('progress', messageOf(thrown), mend, facts);
  }
}
