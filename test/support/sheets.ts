import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../src/katas/kata.ts';
import { loadKatas } from '../../src/katas/load.ts';
import type {
  GradeSheet,
  GradedKata,
  GradedStudent,
  Remark,
  Result,
} from '../../src/grading/model/model.ts';
import type { RosterRow } from '../../src/grading/intake/students/roster.ts';
import type { Check, Verdict } from '../../src/judge/verdict.ts';
import { Random } from './random.ts';

/** What a made-up class is like. */
export interface SheetOptions {
  /** The same seed makes the same sheet. */
  seed?: number;
  students?: number;
  /** The real katas; more than there are are repeated under other numbers. */
  katas?: number;
}

/** A kata with the names of its checks. */
interface Judged {
  kata: GradedKata;
  checks: string[];
}

const given =
  'Ada Ben Chiara Dilan Elif Finn Greta Hoa Ida Jonas Kemal Lena Malik Nora Oskar Pia Qing Ravi Sofía Tom Uma Vera Wojtek Xenia Yasmin Zoë Åsa Łukasz';
const family =
  'Aalto Becker Çelik Dupont Evans Fischer García Hansen Ito Jansen Kowalski Larsson Meyer Nguyen O’Brien Papadopoulos Quinn Rossi Schmidt Takahashi';

/** A graded class: right, wrong, unfinished, unjudged, late and missing work in a likely mix. */
export function makeSheet({ seed = 1, students = 28, katas }: SheetOptions = {}): GradeSheet {
  const random = new Random(seed);
  const judged = judgedKatas(katas);
  const people = Array.from({ length: students }, (_, index) => person(random, judged, index));
  return {
    version: 1,
    gradedAt: '2026-03-09T17:42:10Z',
    katas: judged.map(({ kata }) => kata),
    students: people.sort((a, b) => a.student.localeCompare(b.student)),
    protection: [
      'Each submission was judged on a rootless engine of its own, as a user that owns nothing else.',
      'Limits: 2 GiB of memory, 512 processes, 8 GiB of disk, 180 s for each setup.',
    ],
  };
}

/** A sheet of one student with one kata, with the differences that a test is about. */
export function smallSheet(
  student: Partial<GradedStudent> = {},
  check: Partial<Check> = {},
): GradeSheet {
  const one = judgedKatas().find(({ kata }) => kata.number === '11');
  if (!one) throw new Error('there is no kata 11');
  const { kata, checks } = one;
  const verdict = verdictOf(kata, 'f00dfacef00dface', [
    { ...passedCheck(checks[0] ?? 'a'), ...check },
    passedCheck('the last check'),
  ]);
  const result: Result = { kata: kata.folderName, verdict, points: kata.points, reused: false };
  return {
    version: 1,
    gradedAt: '2026-03-09T17:42:10Z',
    katas: [kata],
    students: [
      {
        ...{ student: 'Ada Aalto', id: null, slug: 'ada-aalto', katas: [kata.folderName] },
        ...{ submittedAt: null, remarks: [], results: [result] },
        ...student,
      },
    ],
    protection: [],
  };
}

/** The list of a class in which everybody of this sheet is; one has an id where the sheet knows it. */
export function rosterFor({ students }: GradeSheet): RosterRow[] {
  return students.map(({ student, id, slug }) => ({
    ...{ name: student, id, email: `${slug}@example.org`, login: slug },
    ...{ file: null, submitted: null, section: null },
  }));
}

/** A verdict with these checks; its status follows from theirs. */
export function verdictOf(
  kata: GradedKata,
  fingerprint: string,
  checks: Check[],
  ms = 1400,
): Verdict {
  const has = (status: Check['status']) => checks.some((check) => check.status === status);
  return {
    ...{ version: 1, kata: kata.folderName, attempt: 'a student’s', fingerprint },
    status: has('error') ? 'error' : has('failed') ? 'failed' : 'passed',
    ...{ message: null, checks, images: [], ms },
    engine: { version: '26.1.5+dfsg1', source: 'private engine' },
  };
}

/** A check that passed. */
export function passedCheck(name: string, ms = 600): Check {
  const nothing = { message: '', observed: null, expected: null, help: null };
  return { name, status: 'passed', ms, ...nothing };
}

function judgedKatas(count?: number): Judged[] {
  const real = loadKatas().map((kata): Judged => ({ kata: graded(kata), checks: checksOf(kata) }));
  return Array.from({ length: count ?? real.length }, (_, index) => {
    const one = real[index % real.length];
    if (!one) throw new Error('there are no katas');
    if (index < real.length && count === undefined) return one;
    const number = String(11 + index);
    const folderName = `${number}-${one.kata.folderName.replace(/^\d\d-/, '')}`;
    return { ...one, kata: { ...one.kata, number, folderName } };
  });
}

function graded({ folderName, number, title, track, points }: Kata): GradedKata {
  return { folderName, number, title, track, points };
}

function checksOf({ folder }: Kata): string[] {
  const spec = readFileSync(join(folder, 'kata.spec.ts'), 'utf8');
  return [...spec.matchAll(/^test\('(.*)',/gm)].map(([, name = '']) => name);
}

function person(random: Random, judged: Judged[], index: number): GradedStudent {
  const student = `${random.one(given.split(' '))} ${random.one(family.split(' '))}`;
  const slug = `${student
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')}-${index}`;
  const diligence = random.number();
  const remarks: Remark[] = [];
  const late = random.chance(0.1);
  if (late) remarks.push({ kind: 'late', kata: null, text: 'it came 3 h 20 min after the time' });
  if (random.chance(0.08)) {
    const kata = random.one(judged).kata.folderName;
    remarks.push({
      kind: 'changed',
      kata,
      text: `${kata}/kata.spec.ts was changed; the original was used`,
    });
  }
  if (random.chance(0.05))
    remarks.push({ kind: 'foreign', kata: null, text: 'node_modules/ was left out (2314 files)' });
  const missing = random.chance(0.04);
  if (missing)
    remarks.push({ kind: 'missing', kata: null, text: 'on the roster, and nothing came' });
  const results = judged.map((one, at) => {
    const reach = missing ? 0 : diligence + 0.45 - at / judged.length / 2;
    return attempt(random, one, reach, late);
  });
  return {
    ...{ student, id: random.chance(0.7) ? `s${1000 + index}` : null, slug },
    katas: results.filter(({ verdict }) => verdict).map(({ kata }) => kata),
    submittedAt: missing ? null : '2026-03-08T21:05:00Z',
    ...{ remarks, results },
  };
}

function attempt(random: Random, { kata, checks }: Judged, reach: number, late: boolean): Result {
  const result = { kata: kata.folderName, verdict: null, points: 0, reused: random.chance(0.1) };
  if (random.number() > reach + 0.35) return result;
  const ms = Math.round(900 + random.number() ** 4 * 28_000);
  if (random.chance(0.012)) return { ...result, verdict: unjudged(kata) };
  const share = late ? 0.8 : 1;
  const failsAt = random.number() < reach ? checks.length : random.below(checks.length);
  const unfinished = failsAt === 0 && random.chance(0.5);
  const judged = checks.map((name, index) => {
    if (index < failsAt || (index > failsAt && !unfinished)) return passedCheck(name, ms / 4);
    return index > failsAt ? waiting(name, checks[0] ?? '') : failed(random, name);
  });
  // Few right ways, and more wrong ones; now and then a right one fails all the same.
  const right = failsAt === checks.length || random.chance(0.04);
  const way = right ? random.below(9) : 16 + failsAt * 14 + random.below(14);
  const fingerprint = `${kata.number}${way.toString(16).padStart(14, '0')}`;
  const verdict = verdictOf(kata, fingerprint, judged, ms);
  const passed = judged.filter(({ status }) => status === 'passed').length;
  const part = verdict.status === 'passed' ? 1 : passed / checks.length / 2;
  return { ...result, verdict, points: Math.round(kata.points * part * share * 2) / 2 };
}

function unjudged(kata: GradedKata): Verdict {
  const message = 'The disk is full\nnext      make room: df -h shows where';
  return { ...verdictOf(kata, 'e0e0e0e0e0e0e0e0', []), status: 'error', message, engine: null };
}

function waiting(name: string, first: string): Check {
  const message = `not judged yet: "${first}" has to pass first`;
  return { ...passedCheck(name, 0), status: 'skipped', message };
}

const seen = [
  [
    'docker exec orders getent ahosts inventory',
    'the name is not known there',
    'an address of inventory (172.17.0.N)',
  ],
  [
    'curl http://localhost:N/',
    'nothing answers: connection refused',
    '200 with the body of the shop window',
  ],
  [
    'docker build app, an edit of the source, docker build app',
    'npm installed again after an edit of server.js',
    'the same answer: the edit changed no dependency',
  ],
  ['socat - TCP:172.18.0.N:5432   (from a passer-by)', 'a connection', 'no connection'],
] as const;

function failed(random: Random, name: string): Check {
  const help = 'https://docs.docker.com/engine/network/drivers/bridge/';
  const [ran, got, expected] = random
    .one(seen)
    .map((text) => text.replace('N', String(2 + random.below(200))));
  const see = `docker inspect -f '{{json .NetworkSettings.Networks}}' orders   → 172.17.0.${2 + random.below(20)} on bridge`;
  const message = `ran       ${ran}\ngot       ${got}\nexpected  ${expected}\nsee       ${see}\nread      ${help}`;
  return {
    ...{ name, status: 'failed', message, observed: got ?? null, expected: expected ?? null, help },
    ms: 1200,
  };
}
