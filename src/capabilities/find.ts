import type Docker from 'dockerode';
import { needs, type Kata, type Need } from '../katas/kata.ts';
import { findPlugin } from '../engine/cli-plugins.ts';
import { connect } from '../engine/client.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { CannotJudge } from '../errors/errors.ts';
import { currentSandbox } from '../lab/run/sandbox.ts';
import { openRun } from '../lab/run/run.ts';
import { removeRun } from '../lab/run/cleanup.ts';
import type { Steps } from '../system/steps.ts';
import { keepAnswer, keptAnswers } from './kept.ts';
import { probes } from './probes.ts';

interface Engine {
  endpoint: Endpoint;
  docker: Docker;
}

// What an engine has it keeps for as long as a process talks to it.
const found = new WeakMap<Docker, Map<Need, Promise<string | null>>>();

/** Null where the engine has this, else why not. It is found out once for an engine, and kept. */
export async function findCapability(engine: Engine, need: Need): Promise<string | null> {
  const known = found.get(engine.docker) ?? new Map<Need, Promise<string | null>>();
  found.set(engine.docker, known);
  const answer = known.get(need) ?? ask(engine, need);
  known.set(need, answer);
  return answer;
}

/** Finds out what an engine has that is new here, so that the map knows what it cannot judge. */
export async function learnCapabilities(endpoint: Endpoint, steps: Steps): Promise<void> {
  const docker = connect(endpoint);
  const known = await keptAnswers(endpoint, docker);
  // What this machine has got since, the map is not to miss.
  const outdated = typeof known.compose === 'string' && findPlugin('docker-compose') !== null;
  if (!outdated && needs.every((need) => need in known)) return;
  const all = () => Promise.all(needs.map((need) => findCapability({ endpoint, docker }, need)));
  await steps.run('engine', 'trying what it can do', all);
}

/** Throws where the engine lacks what a kata needs: nothing that an attempt does could mend that. */
export async function requireCapabilities(engine: Engine, kata: Kata): Promise<void> {
  // The grader has made a sandbox's engine, and what that has it knows: it is shown this machine's tools.
  const asked = currentSandbox() ? kata.needs.filter(ofThisMachine) : kata.needs;
  const answers = await Promise.all(asked.map((need) => findCapability(engine, need)));
  const lacking = answers.filter((answer) => answer !== null);
  if (lacking.length === 0) return;
  throw new CannotJudge({
    failed: `Kata ${kata.number} cannot be judged on this engine`,
    on: `${engine.endpoint.beyond ?? engine.endpoint.host} (${engine.endpoint.source})`,
    lines: lacking,
    next: [
      'npm run dojo -- doctor (shows what this engine has)',
      'npm run dojo -- list (shows which katas it can judge)',
    ],
  });
}

async function ask({ endpoint, docker }: Engine, need: Need): Promise<string | null> {
  const kept = await keptAnswers(endpoint, docker);
  // What it lacked it may have got; what is no part of it may be gone.
  if (kept[need] === null && !ofThisMachine(need)) return null;
  const run = openRun(endpoint, docker);
  try {
    const answer = await probes[need](run);
    await keepAnswer(endpoint, docker, need, answer);
    return answer;
  } finally {
    await removeRun(docker, run.id, run.folder);
  }
}

/** Compose is a program of this machine, whatever engine it talks to. */
function ofThisMachine(need: Need): boolean {
  return need === 'compose';
}
