import type { Verdict } from '../../judge/verdict.ts';

const words: Record<Verdict['status'], string> = {
  passed: 'Green',
  failed: 'Red',
  error: 'Could not judge',
};

/** `Red: 4 of 6 checks pass`. */
export function outcomeText({ status, checks }: Verdict): string {
  const passed = checks.filter((check) => check.status === 'passed').length;
  return `${words[status]}: ${passed} of ${checks.length} checks pass`;
}

/** The names of the checks that failed. */
export function redIn({ checks }: Verdict): string[] {
  return checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
}
