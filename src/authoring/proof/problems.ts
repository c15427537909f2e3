import type { Attempt } from '../../katas/attempt.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { expectationOf, type Expectation } from './expectation.ts';
import { wordsProblem } from './words.ts';

/** Why a wrong answer is not judged as its expected.json says; null where it is. */
export function wrongProblem(attempt: Pick<Attempt, 'folder'>, verdict: Verdict): string | null {
  const expected = expectationOf(attempt);
  if (typeof expected === 'string') return `expected.json cannot be read: ${expected}`;
  if (verdict.status !== 'failed')
    return `a wrong answer’s verdict is ${outcome(verdict)}, not failed`;
  return statusProblem(expected, verdict) ?? messageProblem(expected, verdict);
}

/** What a verdict came to, in a line. */
export function outcome({ status, message, checks }: Verdict): string {
  const first = checks.find(({ status: one }) => one !== 'passed');
  return [status, message, first && `at "${first.name}": ${first.message}`]
    .filter(Boolean)
    .join(', ');
}

/** Whether its check failed; or passed, of one that is mended there; and whether it is alone with that. */
function statusProblem({ check, only }: Expectation, verdict: Verdict): string | null {
  const { checks } = verdict;
  const [wanted, others] = only === 'mended' ? ['passed', 'failed'] : ['failed', 'passed'];
  const status = checks.find(({ name }) => name === check)?.status;
  if (status !== wanted)
    return `"${check}" is ${status ?? 'no check of the spec'}, it should have ${wanted}; the verdict is ${outcome(verdict)}`;
  const strange = checks.filter((one) => one.name !== check && one.status !== others);
  if (only === undefined || strange.length === 0) return null;
  const told = strange.map((one) => `"${one.name}" is ${one.status}`).join(', ');
  return `only "${check}" should have ${wanted}; ${told}: ${strange[0]?.message}`;
}

function messageProblem({ check, message }: Expectation, verdict: Verdict): string | null {
  const said = verdict.checks.find(({ name }) => name === check)?.message ?? '';
  if (message.length === 0 || message.some((words) => said.includes(words)))
    return wordsProblem(verdict);
  return `"${check}" failed with another message:\n${said}`;
}
