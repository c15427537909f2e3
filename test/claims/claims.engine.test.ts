// Every claim of docs/claims.md is tried on the engine that is here. What only a measurement tells is as it was
// when the page was written.
import { claims } from '../../src/claims/claims.ts';
import { readResults, type Result } from '../../src/claims/results.ts';
import { tryClaim } from '../../src/claims/try.ts';
import { ownerLabel } from '../../src/lab/run/labels.ts';
import { connectToEngine, type EngineConnection } from '../../src/judge/engine.ts';
import { ownProcess, writeProcessId } from '../../src/system/process-id.ts';

const known = readResults().claims;
let engine: EngineConnection;

beforeAll(async () => {
  engine = await connectToEngine();
});

/** In what a claim differs here from what the page says; empty where in nothing, or where it could not be tried. */
function difference(now: Result, before: Result | undefined): string {
  if (now.verdict === before?.verdict || now.lacks) return '';
  const say = (one?: Result) => `${one?.verdict}: ${one?.seen}`;
  return `Docker ${engine.version} here: ${say(now)}\ndocs/claims.md: ${say(before)}`;
}

const tried = claims.filter(({ run }) => run);

test.each(tried.map((claim) => [claim.number, claim.claim, claim] as const))(
  '%i %s',
  async (number, _claim, claim) => {
    const before = known.find((one) => one.number === number);
    const now = await tryClaim(engine, claim, { measuring: false, before });
    expect(difference(now, before)).toBe('');
  },
);

test('a claim with another verdict says in what it differs', () => {
  const before: Result = { number: 1, verdict: 'false', seen: 'nowhere', commands: [] };
  expect(difference({ ...before, verdict: 'true', seen: 'an address' }, before)).toBe(
    `Docker ${engine.version} here: true: an address\ndocs/claims.md: false: nowhere`,
  );
});

test('nothing of them is left', async () => {
  const label = `${ownerLabel}=${writeProcessId(ownProcess())}`;
  const filters = JSON.stringify({ label: [label] });
  const { docker } = engine;
  const left = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }).then(({ Volumes }) => Volumes),
    docker.listImages({ all: true, filters }),
  ]);
  expect(left.flat()).toEqual([]);
});
