import { findCapability } from '../capabilities/find.ts';
import { register } from '../judge/cleanup.ts';
import type { EngineConnection } from '../judge/engine.ts';
import { verdictOf, type Claim, type Observation } from './claim.ts';
import type { Result } from './results.ts';
import { Session } from './session.ts';

/** Tries a claim on an engine; what takes time to measure only where it is asked for. */
export async function tryClaim(
  engine: EngineConnection,
  claim: Claim,
  { measuring, before }: { measuring: boolean; before?: Result | undefined },
): Promise<Result> {
  const { number, told, run, measure } = claim;
  if (told) return { number, verdict: told.verdict, seen: told.seen, commands: [] };
  const why = await lacking(engine, claim);
  if (why !== null)
    return { number, verdict: 'unproved', seen: `not tried: ${why}`, lacks: true, commands: [] };
  const ran = run ? await inSession(engine, run) : null;
  const measured = measure && measuring ? await inSession(engine, measure) : null;
  // What is not measured again is as it was.
  const kept = measured ?? before?.measured ?? null;
  const observations = [ran, kept].filter((one) => one !== null);
  const commands = [...(ran?.commands ?? []), ...new Set(measured?.commands)];
  const chart = measured?.chart ?? ran?.chart ?? before?.chart;
  return {
    ...{ number, verdict: verdictOf(observations), commands },
    seen:
      observations
        .map(({ seen }) => seen)
        .filter(Boolean)
        .join('; ') || 'not measured',
    ...(kept ? { measured: { holds: kept.holds, limit: kept.limit, seen: kept.seen } } : {}),
    ...(chart ? { chart } : {}),
  };
}

/** Why the engine cannot be asked about it; null where it can. */
async function lacking(engine: EngineConnection, { needs = [] }: Claim): Promise<string | null> {
  for (const need of needs) {
    const why = await findCapability(engine, need);
    if (why !== null) return why;
  }
  return null;
}

async function inSession(
  engine: EngineConnection,
  work: (session: Session) => Promise<Observation>,
): Promise<Observation & { commands: string[] }> {
  const session = new Session(engine);
  register(session);
  try {
    const observation = await work(session);
    return { ...observation, commands: session.commands };
  } finally {
    await session.close();
  }
}
