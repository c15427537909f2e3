import type { Kata } from '../../katas/kata.ts';
import { connect } from '../../engine/client.ts';
import { compareInventories, takeInventory } from '../../engine/inventory.ts';
import { lastLines } from '../../errors/error-details.ts';
import type { ProofKind } from '../../authoring/proof/prove.ts';
import { peopleOf, runAs, type Person } from './commands.ts';
import type { EngineKind } from './kinds.ts';
import type { Cell } from './results.ts';
import type { StartedEngine } from './start.ts';

interface Place {
  kind: EngineKind;
  engine: StartedEngine;
}

interface ProofLine {
  /** Its folder’s name. */
  kata: string;
  kind: ProofKind;
  what: string;
  status: string;
  message: string | null;
  problem: string | null;
}

/** Proves a kata there: all that is stored of it which can be judged on this kind of engine. */
export async function tryKata(place: Place, kata: Kata): Promise<Cell> {
  const { rightOnly, noCli } = place.kind;
  const some = [...(rightOnly ? ['--no-wrong'] : []), ...(noCli ? ['--no-cli'] : [])];
  return tryAnswers(place, kata.folderName, [kata], ['--once', ...some]);
}

/** What the results call it. */
export const secondPass = 'second pass';

/** Judges the right answers there that a gate draws with this commit. */
export async function trySecondPass(place: Place, katas: Kata[], commit: string): Promise<Cell> {
  return tryAnswers(place, secondPass, katas, ['--second-pass', commit]);
}

/** Proves katas there, and compares what the engine held before with what it holds then. */
async function tryAnswers(
  place: Place,
  what: string,
  katas: Kata[],
  options: string[],
): Promise<Cell> {
  const started = performance.now();
  const docker = connect({ host: place.engine.host, source: 'verify engines', own: false });
  const before = await takeInventory(docker);
  const people = peopleOf(place.kind);
  const proved = await Promise.all(people.map((person) => prove(person, place, katas, options)));
  const proofs = proved.flat();
  const left = compareInventories(before, await takeInventory(docker));
  const counts: Cell['counts'] = {};
  for (const { kind, problem } of proofs) {
    const count = (counts[kind] ??= { wanted: 0, tried: 0 });
    count.tried += 1;
    if (problem === null) count.wanted += 1;
  }
  const problems = proofs.flatMap(({ kata, what: which, problem }) =>
    problem === null ? [] : [`${kata.slice(0, 2)} ${which}: ${problem}`],
  );
  return {
    ...{ engine: place.kind.name, what, counts },
    problems: [...problems, ...left.map((line) => `left behind: ${line}`)],
    seconds: (performance.now() - started) / 1000,
  };
}

async function prove(
  person: Person,
  place: Place,
  katas: Kata[],
  options: string[],
): Promise<ProofLine[]> {
  const numbers = katas.map(({ number }) => number);
  const args = ['bin/dojo.mjs', 'prove', ...numbers, '--json', ...options];
  const { stdout, stderr, exitCode } = await runAs(person, place, args);
  const lines = String(stdout)
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const proofs = lines.map((line) => asWanted(place.kind, katas, JSON.parse(line) as ProofLine));
  const ended = proofs.length > 0 && (exitCode === 0 || exitCode === 1);
  return ended ? proofs : [...proofs, notProved(numbers.join(' '), String(stderr))];
}

/** What this kind of engine lacks, and what works there for nobody, is wanted to end so. */
function asWanted({ lacks = [], fail = {} }: EngineKind, katas: Kata[], proof: ProofLine) {
  const kata = katas.find(({ folderName }) => folderName === proof.kata);
  if (kata?.needs.some((need) => lacks.includes(need)))
    return { ...proof, problem: notRefused(proof) };
  const why = fail[`${kata?.number} ${proof.what}`];
  return why === undefined ? proof : { ...proof, problem: notFailed(proof, why) };
}

function notFailed({ status }: ProofLine, why: string): string | null {
  return status === 'failed' ? null : `"${status}" where "failed" was wanted: ${why}`;
}

function notProved(kata: string, words: string): ProofLine {
  const problem = lastLines(words, 6).join('\n') || 'no proof';
  return { kata, kind: 'starter', what: 'to its end', status: 'none', message: null, problem };
}

/** What this engine lacks must not read as the learner's fault. */
function notRefused({ status, message }: ProofLine): string | null {
  const refused = status === 'error' && /on this engine|buildx/.test(message ?? '');
  return refused ? null : `"${status}" where "could not judge" was wanted: ${message ?? ''}`;
}

/** The doctor finds nothing that would keep katas from being judged, but for what is meant to lack. */
export async function tryDoctor(place: Place): Promise<Cell> {
  const started = performance.now();
  const [person = { uid: null }] = peopleOf(place.kind);
  const { stdout, stderr } = await runAs(person, place, ['bin/dojo.mjs', 'doctor', '--json']);
  const text = String(stdout);
  const lines = text.startsWith('[')
    ? (JSON.parse(text) as { about: string; level: string; text: string }[])
    : [];
  const lacks = place.kind.lacks ?? [];
  const meant = (about: string) => lacks.includes('buildkit') && /docker CLI|build/.test(about);
  const problems = lines
    .filter(({ about, level }) => level === 'error' && !meant(about))
    .map(({ about, text: words }) => `doctor: ${about}: ${words}`);
  if (lines.length === 0) problems.push(`doctor: ${lastLines(String(stderr), 4).join(' ')}`);
  return cell(place, 'doctor', started, problems);
}

/** The uses of the proxy, which are tests of the project's. */
export async function trySocket(place: Place): Promise<Cell> {
  const started = performance.now();
  const [person = { uid: null }] = peopleOf(place.kind);
  const jest = ['node_modules/jest/bin/jest.js', '--config', 'test/jest.config.ts'];
  const { stdout } = await runAs(person, place, [
    ...jest,
    '--json',
    '--selectProjects',
    'engine',
    '--',
    'test/lab/proxy',
  ]);
  const report = /\{.*\}/s.exec(String(stdout))?.[0] ?? '{}';
  const { numPassedTests: passed = 0, testResults = [] } = JSON.parse(report) as Report;
  const broken = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  );
  const problems = broken.map(({ fullName }) => `socket: ${fullName}`);
  if (passed === 0) problems.push('socket: no test passed');
  const tried = passed + broken.length;
  return {
    ...cell(place, 'socket', started, problems),
    counts: { all: { wanted: passed, tried } },
  };
}

interface Report {
  numPassedTests?: number;
  testResults?: { assertionResults: { status: string; fullName: string }[] }[];
}

function cell({ kind }: Place, what: string, started: number, problems: string[]): Cell {
  const wanted = problems.length === 0 ? 1 : 0;
  const seconds = (performance.now() - started) / 1000;
  return { engine: kind.name, what, counts: { all: { wanted, tried: 1 } }, problems, seconds };
}
