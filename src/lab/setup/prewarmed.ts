import type { ApiRequest } from '../proxy/api-request.ts';
import type { EngineProxy } from '../proxy/server.ts';
import type { Run } from '../run/run.ts';
import type { SetupProcess } from './process.ts';

/** A process that has run nobody's code, and a way to the engine for one setup of a run. */
export interface Ready {
  process: SetupProcess;
  socket: EngineProxy;
}

/** What a spec will probably need after a request of the setup. */
export interface Prediction {
  /** A look from the host: the container publishes a port, or shares the host's network. */
  host: boolean;
  /** A question to a database: the container runs one. */
  client: boolean;
}

/** Whoever prepares what setups need before they need it; the lab is given one. */
export interface Prewarmed {
  /** A process that waits for a setup, or a new one. */
  take: (run: Run) => Promise<Ready>;
  /** Has one wait for the next setup. */
  prepare: () => void;
  predict: (request: ApiRequest) => Prediction;
  /** How often the spec runs the setup again. */
  again: number;
}
