import { ping } from '../../engine/endpoint.ts';
import { engineGone, machineErrorIn } from '../../errors/machine.ts';
import { UndecidedError } from '../failures/undecided.ts';
import { heldByOther, holderOf, takenPort } from '../failures/port-holder.ts';
import { lastLog } from '../../engine/log-stream.ts';
import { AttemptError, cut, excerpt, type Observation } from '../run/observation.ts';
import { describePublishing } from '../objects/network/published-ports.ts';
import { baseImages } from '../../images/catalogue.ts';
import { shows, showsField, showsLog } from '../run/commands.ts';
import { runLabel } from '../run/labels.ts';
import { lastWords } from '../run/removed-containers.ts';
import { readLedger } from '../run/ledger.ts';
import type { Run } from '../run/run.ts';
import { outputLimit, type Ending } from './process.ts';

/** What of a setup’s call its failure tells of. */
interface Setup {
  deadlineMs: number;
  /** The files that the attempt brings. */
  edits: string[];
}

/** Whose the setup is: where it is the kata’s own, it failed with what the attempt brings. */
function wordsFor({ edits }: Setup): { ran: string; expected: string } {
  return edits.includes('setup.ts')
    ? {
        ran: 'your setup.ts, in a process of its own',
        expected: 'a setup that returns the containers it started',
      }
    : {
        ran: `the kata’s setup.ts, with your ${edits.join(' and ')}`,
        expected: 'everything in it is started',
      };
}

/** A setup that ended with an error of its own. */
export class SetupRejected extends AttemptError {
  /** What its error says. */
  readonly words: string;

  constructor(finding: Observation, words: string) {
    super(finding);
    this.words = words;
  }
}

/** The error for a setup that did not return: the learner's fault, or the machine's. */
export async function failureOf(
  run: Run,
  ending: Ending,
  output: string,
  setup: Setup,
): Promise<Error> {
  const got = gotOf(ending, setup);
  if (ending.outcome === 'overdue' && (await ping(run.endpoint.host)) !== null)
    return engineGone('it answers nothing any more; the setup waited for it');
  const taken = takenPort(got);
  const holder = taken === null ? null : await holderOf(run, taken);
  if (taken !== null && holder && !holder.own) return heldByOther(taken, holder, got);
  const trouble = machineErrorIn(got);
  // The learner's code may say anything: that no engine answers has to be so.
  if (trouble && (await ping(run.endpoint.host)) !== null) return trouble;
  const fault = await attemptFault(run, ending, output, setup);
  return trouble && !holder ? new UndecidedError(fault, trouble) : fault;
}

async function attemptFault(
  run: Run,
  ending: Ending,
  output: string,
  setup: Setup,
): Promise<AttemptError> {
  const got = gotOf(ending, setup);
  const limits = limitsIn(ending, got, setup.deadlineMs);
  const waitedInVain = ending.outcome === 'overdue' || /\bports?\b/.test(got);
  const see = [
    ...(await deadContainers(run)),
    ...lastWords(run),
    ...(await missingImages(run)),
    ...[...new Set(run.made.failedBuilds)].map((reason) =>
      shows('docker build', cut(reason, longest)),
    ),
    ...(waitedInVain ? await portsOfRunning(run) : []),
    ...printed(output),
  ];
  const finding: Observation = { ...wordsFor(setup), got, see, limits };
  return ending.outcome === 'rejected'
    ? new SetupRejected(finding, ending.message)
    : new AttemptError(finding);
}

/** The time limits that ended a setup: the lab's, or one that testcontainers has for each wait. */
function limitsIn({ outcome }: Ending, got: string, deadlineMs: number): string[] {
  if (outcome === 'overdue') return [`${deadlineMs / 1000} s for your setup to return`];
  return waitsIn(got);
}

/** The waits of a setup that gave up, by what it said: the machine may have been too slow for them. */
export function waitsIn(said: string): string[] {
  const [waited] = /\bafter \d+ ?ms\b|\btimed? ?out\b/i.exec(said) ?? [];
  return waited ? [`a wait of your setup, which gave up (${waited})`] : [];
}

function gotOf(ending: Ending, { deadlineMs, edits }: Setup): string {
  switch (ending.outcome) {
    case 'rejected':
      // Where the kata’s own setup was by then says nothing of the attempt.
      if (!edits.includes('setup.ts')) return toldIn(withoutSource(ending.message));
      return `${ending.place ? `it failed at ${ending.place}\n` : 'it failed\n'}${toldIn(ending.message)}`;
    case 'exited':
      return ending.signal
        ? `its process was ended by ${ending.signal} before the setup returned`
        : `it ended its own process (exit code ${ending.code ?? 'unknown'}) before the setup returned`;
    case 'babbled':
      return `to the lab it wrote what is no answer: ${ending.said}`;
    case 'flooded':
      return `it printed more than ${outputLimit / 1e6} MB and was stopped`;
    case 'overdue':
      return `it had not returned after ${deadlineMs / 1000} s and was stopped`;
    default:
      return 'it ended in a way that the lab does not know';
  }
}

function toldIn(message: string): string {
  return excerpt(reasoned(message), { columns: longest });
}

/** Without the line of the setup that a message ends with, and the caret below it. */
function withoutSource(message: string): string {
  return message.replace(/\n[^\n]*\n *\^+$/, '');
}

/** Letters of a line that are shown. */
const longest = 500;

/** An engine tells in one long line what failed in what; the reason comes last. */
function reasoned(message: string): string {
  const lines = message.split('\n').map((line) => cut(line, longest));
  return lines.join('\n');
}

/** Images that the setup asked for in vain: the proxy has noted each pull. */
async function missingImages(run: Run): Promise<string[]> {
  const noted = readLedger(run.folder).flatMap((entry) =>
    entry.kind === 'image' ? [entry.reference] : [],
  );
  const asked = [...new Set(noted)];
  const found = await Promise.all(
    asked.map((name) =>
      run.docker
        .getImage(name)
        .inspect()
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  const missing = asked.filter((_name, index) => !found[index]);
  if (missing.length === 0) return [];
  return [
    ...missing.map((name) =>
      shows(`docker image inspect ${name}`, `No such image: ${name} (and it could not be pulled)`),
    ),
    `the images that are here: ${baseImages().join(', ')}`,
  ];
}

/** What containers of the run that have ended said last: often the reason for a failed wait. */
async function deadContainers(run: Run): Promise<string[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`] });
  const all = await run.docker.listContainers({ all: true, filters });
  // Not asked of the engine: not every one knows each of Docker's states.
  const ended = all.filter(({ State: state }) => state === 'exited' || state === 'dead');
  const see = await Promise.all(
    ended.slice(0, 3).map(async ({ Id, Names, Status }) => {
      const text = await lastLog(run.docker.getContainer(Id), 5);
      const name = Names[0]?.slice(1) ?? Id;
      return [shows('docker ps -a', `${name}   ${Status}`), showsLog(name, text, 3)];
    }),
  );
  return see.flat();
}

/**
 * How the setup's running containers are published, and what they said last: the setup may have
 * waited for something else.
 */
async function portsOfRunning(run: Run): Promise<string[]> {
  const label = [`${runLabel}=${run.id}`, 'org.testcontainers=true'];
  const running = await run.docker.listContainers({ filters: JSON.stringify({ label }) });
  const each = await Promise.all(
    running.slice(0, 3).map(async ({ Id, Names }) => {
      const name = Names[0]?.slice(1) ?? Id;
      const info = await run.docker.getContainer(Id).inspect();
      const mode = info.HostConfig.NetworkMode ?? 'default';
      return [
        showsField(name, '{{.HostConfig.NetworkMode}}', mode),
        ...describePublishing(name, info),
        showsLog(name, await lastLog(run.docker.getContainer(Id), 5), 3),
      ];
    }),
  );
  return each.flat();
}

/** What a setup printed, as a fact. */
export function printed(output: string): string[] {
  return output.trim() ? [`your setup printed:\n${excerpt(output, { lines: 8 })}`] : [];
}
