import type { BuildStep } from '../../run/trace.ts';

interface Status {
  vertexes?: Vertex[];
  logs?: { vertex: string; data: string }[];
}

interface Vertex {
  digest: string;
  name: string;
  started?: string;
  completed?: string;
  cached?: boolean;
  error?: string;
}

/** Reads what `docker buildx build --progress=rawjson` prints; what is no JSON is the CLI's words. */
export function readSteps(stderr: string): { steps: BuildStep[]; words: string } {
  const steps = new Map<string, BuildStep>();
  const { statuses, words } = split(stderr);
  for (const { vertexes = [], logs = [] } of statuses) {
    for (const vertex of vertexes) steps.set(vertex.digest, merge(steps, vertex));
    for (const { vertex, data } of logs) {
      const step = steps.get(vertex);
      if (step) step.output += Buffer.from(data, 'base64').toString();
    }
  }
  return { steps: [...steps.values()], words };
}

/** Some buildx write a status on one line, some on many, from a line `{` to a line `}`. */
function split(stderr: string): { statuses: Status[]; words: string } {
  const statuses: Status[] = [];
  const words: string[] = [];
  let open: string[] = [];
  for (const line of stderr.split('\n')) {
    const whole = open.length > 0 ? line === '}' : line.startsWith('{') && line !== '{';
    const status = whole ? parse([...open, line].join('\n')) : null;
    if (status) statuses.push(status);
    if (status) open = [];
    else if (open.length > 0 || line === '{') open.push(line);
    else words.push(line);
  }
  return { statuses, words: [...words, ...open].join('\n').trim() };
}

function merge(steps: Map<string, BuildStep>, vertex: Vertex): BuildStep {
  const before = steps.get(vertex.digest);
  const { name, started, completed, cached = false, error } = vertex;
  const ms = started && completed ? Date.parse(completed) - Date.parse(started) : 0;
  return {
    name,
    cached: cached || (before?.cached ?? false),
    ms,
    error,
    completed: completed !== undefined,
    output: before?.output ?? '',
  };
}

function parse(text: string): Status | null {
  try {
    return JSON.parse(text) as Status;
  } catch {
    return null;
  }
}
