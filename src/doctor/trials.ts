import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { findCapability } from '../capabilities/find.ts';
import { needs, type Need } from '../katas/kata.ts';
import { loadKatas } from '../katas/load.ts';
import { currentSet } from '../katas/kata-set.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { DojoError } from '../errors/errors.ts';
import { build } from '../lab/objects/builder/build.ts';
import { Toolbox } from '../lab/probes/toolbox.ts';
import { openRun, type Run } from '../lab/run/run.ts';
import { removeRun } from '../lab/run/cleanup.ts';
import { runLabel } from '../lab/run/labels.ts';
import { messageOf } from '../errors/messages.ts';
import { error, ok, warning, type Diagnosis } from './diagnosis.ts';

/**
 * Tries what katas do, each thing for real and once: a build and the same build from its cache, a
 * volume, what {@link findCapability} finds out, and that all of it is gone afterwards.
 */
export async function examineTrials(docker: Docker, endpoint: Endpoint): Promise<Diagnosis[]> {
  const run = openRun(endpoint, docker);
  let lines: Diagnosis[];
  try {
    const engine = { docker, endpoint };
    const capabilities = needs.map((need) => capabilityLine(need, findCapability(engine, need)));
    const builds = findCapability(engine, 'buildkit').then((why) =>
      why === null ? tryBuild(run) : [],
    );
    lines = (await Promise.all([...capabilities, builds, tryVolume(run)])).flat();
  } finally {
    await removeRun(docker, run.id, run.folder);
  }
  return [...lines, await cleanupLine(run)];
}

async function capabilityLine(need: Need, answer: Promise<string | null>): Promise<Diagnosis> {
  const why = await answer.catch((thrown: unknown) => messageOf(thrown));
  if (why === null) return ok(need, 'yes', { has: true });
  const katas = katasThatNeed(need);
  const facts = { has: false, katas: katas.join(' ') };
  if (katas.length === 0) return ok(need, `no: ${why}; no kata needs it`, facts);
  const mend = `katas ${katas.join(', ')} need another engine; the others are judged`;
  return warning(need, why, mend, facts);
}

function katasThatNeed(need: Need): string[] {
  const katas = loadKatas(currentSet().katas, () => undefined);
  return katas.flatMap((kata) => (kata.needs.includes(need) ? [kata.number] : []));
}

async function tryBuild(run: Run): Promise<Diagnosis[]> {
  const context = join(run.folder, 'trial');
  mkdirSync(context);
  writeFileSync(join(context, 'nonce'), randomBytes(8));
  writeFileSync(join(context, 'Dockerfile'), 'FROM node:24-trixie-slim\nCOPY nonce /\nRUN true\n');
  const built = await timed('build', () => build(run, { context }));
  const again = await timed('cached build', () => build(run, { context }));
  return [built, again].map(({ about, ms, result }) => {
    if (result instanceof Error) return error(about, firstLine(result), 'docker buildx version');
    if (!result.ok) return error(about, firstLine(result.fault), 'docker buildx version');
    const cached = result.steps.filter((step) => step.cached).length;
    const facts = { ms, steps: result.steps.length, cached };
    const text = `${(ms / 1000).toFixed(1)} s`;
    return about === 'cached build' && cached < 2
      ? warning(about, 'no step came from the cache', 'docker buildx du (shows the cache)', facts)
      : ok(about, text, facts);
  });
}

async function tryVolume(run: Run): Promise<Diagnosis[]> {
  const nonce = randomBytes(8).toString('hex');
  const { about, ms, result } = await timed('volume', async () => {
    const { name } = await run.docker.createVolume({ Name: `dojo-${run.id}`, Labels: run.labels });
    const open = () => Toolbox.open(run, 'none', { Binds: [`${name}:/kept`], CapDrop: [] });
    await (await open()).run(['sh', '-c', `echo ${nonce} > /kept/nonce`]);
    return (await (await open()).run(['cat', '/kept/nonce'])).stdout.trim();
  });
  if (result instanceof Error) return [error(about, firstLine(result), 'docker volume ls')];
  if (result !== nonce)
    return [error(about, 'the next container does not find what was written', 'docker info')];
  return [ok(about, 'what one container writes the next one reads', { ms })];
}

async function timed<T>(about: string, work: () => Promise<T>) {
  const started = performance.now();
  const result = await work().catch((thrown: unknown) =>
    thrown instanceof Error ? thrown : new Error(messageOf(thrown)),
  );
  return { about, result, ms: Math.round(performance.now() - started) };
}

function firstLine(thrown: Error): string {
  const { trouble } = thrown instanceof DojoError ? thrown : {};
  return trouble?.failed ?? thrown.message.split('\n')[0] ?? '';
}

async function cleanupLine({ docker, id }: Run): Promise<Diagnosis> {
  const filters = JSON.stringify({ label: [`${runLabel}=${id}`] });
  const left = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }).then(({ Volumes }) => Volumes),
    docker.listImages({ all: true, filters }),
  ]);
  const count = left.flat().length;
  const text = `${count} of what was tried are still there`;
  return count === 0
    ? ok('cleanup', 'nothing of all this is left', { left: 0 })
    : error('cleanup', text, 'npm run dojo -- images (each command removes leftovers)', {
        left: count,
      });
}
