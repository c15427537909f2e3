/** One step of a build, as BuildKit reports it. */
export interface BuildStep {
  /** `[build 2/5] RUN npm ci`. */
  name: string;
  cached: boolean;
  /** Milliseconds from start to end; 0 for a cached step. */
  ms: number;
  error?: string | undefined;
  /** What it printed. */
  output: string;
}

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

/** Reads the lines of `docker buildx build --progress=rawjson`; other lines are the CLI's words. */
export function readSteps(stderr: string): { steps: BuildStep[]; words: string } {
  const steps = new Map<string, BuildStep>();
  const words: string[] = [];
  for (const line of stderr.split('\n')) {
    const status = parse(line);
    if (!status) words.push(line);
    for (const vertex of status?.vertexes ?? []) steps.set(vertex.digest, merge(steps, vertex));
    for (const { vertex, data } of status?.logs ?? []) {
      const step = steps.get(vertex);
      if (step) step.output += Buffer.from(data, 'base64').toString();
    }
  }
  return { steps: [...steps.values()], words: words.join('\n').trim() };
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
    output: before?.output ?? '',
  };
}

function parse(line: string): Status | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Status;
  } catch {
    return null;
  }
}
