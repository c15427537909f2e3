import { waitFor } from '../../system/wait-for.ts';
import { limitStruck, patiently } from '../run/time-limits.ts';
import { httpRoute } from './route.ts';
import { quote, type Probe, type ProbeResult } from './toolbox.ts';

/** What one HTTP request came to. */
export interface HttpResponse {
  /** The command as a person would type it. */
  command: string;
  /** The status code; 0 when there was no answer. */
  status: number;
  body: string;
  /** Whether the connection came about, with or without an answer after it. */
  connected: boolean;
  /** Why there was no answer, in curl's words; empty when there was one. */
  error: string;
}

export interface FetchOptions {
  method?: string;
  /** The request's body. */
  send?: string;
  /** The address of its own that the asker comes from. */
  from?: string;
  /** How long the answer may take; 5 when left out. */
  maxSeconds?: number;
}

// Curl's exit codes for "nobody has taken the port yet": an application that is still starting.
const notYet = new Set([7, 52, 56]);

/**
 * Sends an HTTP request through a probe. A refused connection is tried again for some seconds, since
 * a setup need not have waited for its application; anything else is an answer at once.
 */
export async function httpProbe(
  probe: Probe,
  url: string,
  { method, send, from, maxSeconds = 5 }: FetchOptions = {},
  patienceMs = 5000,
): Promise<HttpResponse> {
  const withinMs = patiently(patienceMs);
  const argv = [
    ...[
      'curl',
      '-sS',
      '--noproxy',
      '*',
      '--connect-timeout',
      '2',
      '--max-time',
      String(patiently(maxSeconds)),
      '-w',
      '\\n%{http_code} %{time_connect}',
    ],
    ...(method ? ['-X', method] : []),
    ...(send === undefined ? [] : ['--data-binary', send]),
    ...(from === undefined ? [] : ['--interface', from]),
    url,
  ];
  let last: ProbeResult | undefined;
  const answered = await waitFor(
    async () => {
      last = await probe(argv, (result) => httpRoute(url, result));
      return notYet.has(last.exitCode) ? undefined : true;
    },
    { withinMs, everyMs: 20 },
  );
  if (!answered && withinMs > 0) limitStruck(`${withinMs / 1000} s for ${url} to be answered`);
  if (last?.exitCode === 28) limitStruck(`${patiently(5)} s for the answer of ${url}`);
  const options = [
    ...(method ? ['-X', method] : []),
    ...(send === undefined ? [] : ['--data', quote(send)]),
    ...(from ? ['--interface', from] : []),
  ];
  return replyOf(last as unknown as ProbeResult, ['curl', ...options, url].join(' '));
}

function replyOf({ exitCode, stdout, stderr }: ProbeResult, command: string): HttpResponse {
  const at = stdout.lastIndexOf('\n');
  const [status, connectTime] = stdout
    .slice(at + 1)
    .split(' ')
    .map(Number);
  const error = exitCode === 0 ? '' : stderr.trim() || `curl ended with exit code ${exitCode}`;
  return {
    command,
    status: status || 0,
    body: stdout.slice(0, at),
    connected: (connectTime ?? 0) > 0,
    error,
  };
}

/** A reply in one line, as `got` has it. */
export function describeResponse({ status, body, error }: HttpResponse): string {
  if (error) return error;
  const shown = body.length > 200 ? `${body.slice(0, 200)} …` : body;
  return `${status} with ${shown === '' ? 'an empty body' : `the body ${JSON.stringify(shown)}`}`;
}
