import { CannotJudge } from '../../errors/errors.ts';
import { readLog } from '../log.ts';
import { AttemptFault, excerpt, type Finding } from '../finding.ts';
import { runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import { outputLimit, type Ending } from './process.ts';

const did = 'ran your setup.ts in a process of its own';
const wanted = 'a setup that returns the containers it started';

/** The error for a setup that did not return: the learner's fault, or the machine's. */
export async function faultOf(
  run: Run,
  ending: Ending,
  output: string,
  deadlineMs: number,
): Promise<Error> {
  const saw = sawOf(ending, deadlineMs);
  const machine = machineTrouble(saw);
  if (machine && !(await holdsPortItself(run, saw))) return machine;
  const facts = [...(await deadContainers(run)), ...printed(output)];
  return new AttemptFault({ did, saw, wanted, facts } satisfies Finding);
}

function sawOf(ending: Ending, deadlineMs: number): string {
  switch (ending.outcome) {
    case 'rejected':
      return `${ending.place ? `it failed at ${ending.place}\n` : 'it failed\n'}${excerpt(ending.message)}`;
    case 'exited':
      return ending.signal
        ? `its process was ended by ${ending.signal} before the setup returned`
        : `it ended its own process (exit code ${ending.code}) before the setup returned`;
    case 'flooded':
      return `it printed more than ${outputLimit / 1e6} MB and was stopped`;
    case 'overdue':
      return `it had not returned after ${deadlineMs / 1000} s and was stopped`;
    default:
      return 'it ended in a way that the lab does not know';
  }
}

/** Troubles of the machine that come to light inside a setup: never the learner's mark. */
function machineTrouble(saw: string): CannotJudge | null {
  const port =
    /(?:Bind for |listen tcp\d? )?(\S*:\d+)[^\n]*(?:port is already allocated|address already in use)/.exec(
      saw,
    );
  if (port)
    return new CannotJudge({
      failed: 'A port that this kata needs is held by something else on this machine',
      on: port[1],
      lines: excerpt(saw, { lines: 4 }).split('\n'),
      next: ['free the port, or', 'let the engine choose one, where the kata allows it'],
    });
  if (/no space left on device|ENOSPC/.test(saw))
    return new CannotJudge({
      failed: 'The disk is full',
      lines: excerpt(saw, { lines: 4 }).split('\n'),
      next: ['docker system df', 'npm run dojo -- doctor'],
    });
  if (
    /ECONNREFUSED|connect ENOENT|socket hang up/.test(saw) &&
    /engine\.sock|docker-dojo-/.test(saw)
  )
    return new CannotJudge({
      failed: 'The engine stopped answering while the setup ran',
      lines: excerpt(saw, { lines: 4 }).split('\n'),
      next: ['npm start'],
    });
  return null;
}

/** True when the port is taken by another container of the same run: then it is a lesson. */
async function holdsPortItself(run: Run, saw: string): Promise<boolean> {
  const port = Number(
    /:(\d+)[^\n]*(?:port is already allocated|address already in use)/.exec(saw)?.[1],
  );
  if (!port) return false;
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`] });
  const own = await run.docker.listContainers({ all: true, filters });
  return own.some(({ Ports }) => Ports.some(({ PublicPort }) => PublicPort === port));
}

/** What containers of the run that have ended said last: often the reason for a failed wait. */
async function deadContainers(run: Run): Promise<string[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`], status: ['exited', 'dead'] });
  const ended = await run.docker.listContainers({ all: true, filters });
  const facts = await Promise.all(
    ended.slice(0, 3).map(async ({ Id, Names, Status }) => {
      const log = await run.docker.getContainer(Id).logs({ stdout: true, stderr: true, tail: 5 });
      const text = excerpt(readLog(log), { lines: 3 });
      return `container ${Names[0]?.slice(1) ?? Id}: ${Status}${text ? `, its last lines:\n${text}` : ''}`;
    }),
  );
  return facts;
}

function printed(output: string): string[] {
  return output.trim() ? [`your setup printed:\n${excerpt(output, { lines: 8 })}`] : [];
}
