import { dojoCommand, shownPath } from '../../katas/display.ts';
import type { SyncedKata } from '../../handout/sync.ts';
import { titleOf } from '../one-kata.ts';

const words = {
  new: 'new',
  updated: 'updated',
  unchanged: '',
  'in the way': 'left alone',
  gone: 'left alone',
};

/** What `sync` did, kata by kata. */
export function syncText(synced: SyncedKata[], version: string): string {
  const told = synced.filter(({ outcome }) => outcome !== 'unchanged');
  if (told.length === 0) return `nothing to do: your katas are those of docker-dojo ${version}`;
  return [`docker-dojo ${version}`, '', ...told.flatMap(linesFor)].join('\n');
}

function linesFor(one: SyncedKata): string[] {
  const { kata, outcome } = one;
  const title = typeof kata === 'string' ? kata : titleOf(kata);
  return [`  ${words[outcome].padEnd(10)}  ${title}`, ...notes(one).map((note) => pad(note))];
}

function notes({ kata, outcome, updated, restarted, backup }: SyncedKata): string[] {
  if (outcome === 'gone') return ['this version has no such kata; your folder stays'];
  if (outcome === 'in the way') return ['a folder of yours has its name: rename it, then sync'];
  const number = typeof kata === 'string' ? '' : kata.number;
  return [
    ...(updated.length > 0 ? [updated.join(', ')] : []),
    ...restarted.map((file) => `${file} is yours and stays; its starter has changed:`),
    ...(restarted.length > 0 ? [`  ${dojoCommand(`diff ${number}`)}`] : []),
    ...(backup ? [`what you had changed there is kept in ${shownPath(backup)}`] : []),
  ];
}

function pad(note: string): string {
  return `${' '.repeat(14)}${note}`;
}
