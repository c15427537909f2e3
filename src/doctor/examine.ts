import { connect } from '../engine/client.ts';
import { discover } from '../engine/discover.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { DojoError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { examineEngine } from './engine.ts';
import { examineImages } from './images.ts';
import { examineKatas } from './katas.ts';
import { error, type Diagnosis } from './diagnosis.ts';
import { examineDisks, examineMachine } from './machine.ts';
import { examineHello, examineLeftovers } from './runs.ts';
import { examineTools } from './tools.ts';
import { examineTrials } from './trials.ts';

const patienceMs = 15_000;

/** Looks at everything that judging needs. It changes nothing, and removes what it made. */
export async function examine(): Promise<Diagnosis[]> {
  const [tools, machine, { lines, dataFolder }] = await Promise.all([
    examineTools(),
    examineMachine(),
    examineEngineSide(),
  ]);
  const disks = await examineDisks(dataFolder);
  return [...tools, ...machine, ...disks, ...examineKatas(), ...lines];
}

async function examineEngineSide(): Promise<{ lines: Diagnosis[]; dataFolder: string | null }> {
  const endpoint = await findEngine();
  if ('level' in endpoint) return { lines: [endpoint], dataFolder: null };
  const docker = connect(endpoint);
  let dataFolder: string | null = null;
  const engine = async () => {
    const examined = await examineEngine(docker, endpoint);
    dataFolder = examined.dataFolder;
    return examined.lines;
  };
  const first = await patiently('engine', engine);
  // One that does not say what it is need not be asked the rest.
  if (first.some(({ level }) => level === 'error')) return { lines: first, dataFolder };
  const rest = await Promise.all([
    patiently('images', () => examineImages(docker)),
    patiently('leftovers', () => one(examineLeftovers(docker))),
  ]);
  // Last: how long it takes must not depend on the other questions.
  const hello = await patiently('container', () => one(examineHello(docker, endpoint)));
  const trials = await patiently('trials', () => examineTrials(docker, endpoint));
  return { lines: [first, ...rest, hello, trials].flat(), dataFolder };
}

async function findEngine(): Promise<Endpoint | Diagnosis> {
  try {
    const { endpoint, tried } = await discover();
    if (endpoint) return endpoint;
    const places = tried.map(({ host, why }) => `${host}: ${why}`).join('; ');
    return error('engine', places || 'none answers', 'npm start (finds one or brings one)');
  } catch (thrown) {
    if (!(thrown instanceof DojoError)) throw thrown;
    const { failed, on = '', next = [] } = thrown.trouble;
    return error('engine', `${failed}: ${on}`, next.join('\n'));
  }
}

async function one(line: Promise<Diagnosis>): Promise<Diagnosis[]> {
  return [await line];
}

/** An engine that hangs or breaks in the middle is a finding, not the end of the examination. */
async function patiently(about: string, work: () => Promise<Diagnosis[]>): Promise<Diagnosis[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Diagnosis[]>((resolve) => {
    const text = `no answer in ${patienceMs / 1000} s`;
    timer = setTimeout(() => resolve([error(about, text, 'restart the engine')]), patienceMs);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (thrown) {
    return [error(about, messageOf(thrown), 'npm start, then npm run dojo -- doctor')];
  } finally {
    clearTimeout(timer);
  }
}
