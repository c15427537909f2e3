import { CannotJudge, LostCache } from './errors.ts';
import { lastLines } from './error-details.ts';

// What Node.js, the docker CLI and BuildKit say of an engine that does not answer (any more).
const wordsOfEngineGone = [
  /connect (?:ECONNREFUSED|ENOENT|EACCES)\b/,
  /\b(?:ECONNRESET|EPIPE)\b|socket hang up/,
  /cannot connect to the docker daemon|error during connect|is the docker daemon running/i,
  /code = Unavailable|error reading from server: EOF|daemon is shutting down/i,
];

// What dockerd says where somebody has emptied the packet filter, as a restart of firewalld does.
const wordsOfNoFilter =
  /failed to setup ip ?tables|iptables failed|unable to enable \w+ rule|no chain\/target\/match by that name/i;

/** True for words of an engine whose rules of the packet filter are gone: it can make no network. */
export function tellsOfNoFilter(text: string): boolean {
  return wordsOfNoFilter.test(text);
}

/**
 * The machine's trouble that a text tells of, as an error with what to do; null when it tells of
 * none. Only for texts of the engine, its clients and the system: a learner's program may say
 * anything.
 */
export function machineErrorIn(text: string): CannotJudge | null {
  if (/no space left on device|ENOSPC|disk quota exceeded|EDQUOT/i.test(text))
    return new CannotJudge({
      failed: 'The disk is full',
      lines: wordsOf(text),
      next: [
        'make room: df -h shows where, docker system df what Docker holds',
        'then run this again',
      ],
    });
  if (tellsOfNoFilter(text))
    return new CannotJudge({
      failed: 'The engine can make no network: its rules of the packet filter are gone',
      lines: wordsOf(text),
      next: [
        'sudo systemctl restart docker (sets its rules anew), or',
        'npm run dojo -- engine stop (where it is the dojo’s own), then npm start',
      ],
    });
  return wordsOfEngineGone.some((words) => words.test(text)) ? engineGone(text) : null;
}

// BuildKit on containerd: its collector takes what a build beside it needs. On overlay2: two steps that
// make the same share a layer, and after a restart of the engine the collector takes it with the first.
const wordsOfLostContent = [
  /(?:.*\b(?:snapshot \S+ does not exist|content digest \S+): )?not found/,
  /failed to prepare \w+ as \w+: open \/\S+\/\.tmp-committed\d+: no such file or directory/,
  /stat \/\S+\/\w{25,64}: no such file or directory/,
  /layer does not exist/,
].map(({ source }) => new RegExp(`failed to solve: (?:${source})$`));

/**
 * The builder's trouble with content of its own that the last line of a build tells of; null when it
 * tells of none. An image, a stage or a file that is not there has a name in that line.
 */
export function lostContentIn(words: string): LostCache | null {
  const last = words.trimEnd().split('\n').at(-1) ?? '';
  if (!wordsOfLostContent.some((pattern) => pattern.test(last))) return null;
  return new LostCache({
    failed: 'The builder has lost a part of its own cache',
    lines: wordsOf(words),
    next: [
      'run this again: a known fault of BuildKit',
      'where it stays: docker builder prune --all (removes all of the build cache)',
    ],
  });
}

/** The error for an engine that answered before, with the words in which that was learned. */
export function engineGone(text: string): CannotJudge {
  return new CannotJudge({
    failed: 'The engine stopped answering',
    lines: wordsOf(text),
    next: ['npm start (finds or starts an engine), then run this again'],
  });
}

function wordsOf(text: string): string[] {
  return lastLines(text, 4).map((line) => (line.length > 300 ? `${line.slice(0, 300)} …` : line));
}
