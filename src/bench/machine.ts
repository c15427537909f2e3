import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import type { EngineConnection } from '../judge/engine.ts';

/** What the times depend on beside the dojo. */
export interface Machine {
  cores: number;
  cpu: string;
  /** Gigabytes. */
  memory: number;
  system: string;
  node: string;
  engine: string;
  /** How many processes wanted a core in the last minute before: over the cores, times are noise. */
  load: number;
}

/** The machine as it is now. */
export function describeMachine({ version: engine }: EngineConnection): Machine {
  const [load = NaN] = loadavg();
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memory: Math.round(totalmem() / 1e9),
    system: `${platform()} ${arch()}`,
    node: process.version,
    engine,
    load: Math.round(load * 10) / 10,
  };
}
