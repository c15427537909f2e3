import type { Check, Verdict } from '../../../../judge/verdict.ts';

/** A verdict in a line: `Red: 4 of 6 checks pass`. */
export function headline({ status, checks }: Verdict): string {
  const passed = checks.filter((check) => check.status === 'passed').length;
  if (status === 'error') return 'Could not judge: this is not your attempt’s fault';
  const word = status === 'passed' ? 'Green' : 'Red';
  return `${word}: ${passed} of ${checks.length} checks pass`;
}

/** The first check that did not pass. */
export function firstRed({ checks }: Verdict): Check | undefined {
  return checks.find(({ status }) => status === 'failed' || status === 'error');
}
