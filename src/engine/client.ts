// Before dockerode.
import './lean-client.ts';
import Docker from 'dockerode';
import { connection, type Endpoint } from './endpoint.ts';

/** What the engine answered in place of what it was asked for. */
export interface EngineRefusal extends Error {
  statusCode: number;
  /** What it was asked: `POST /containers/3f9a…/start`. */
  request: string;
}

/** A client of the Engine API at this endpoint; each of its errors says what was asked. */
export function connect(endpoint: Endpoint): Docker {
  const target = connection(endpoint.host);
  const docker = withoutAddress(() =>
    target.socketPath
      ? new Docker({ socketPath: target.socketPath })
      : new Docker({ host: target.host ?? 'localhost', port: Number(target.port) }),
  );
  nameRequests(docker.modem);
  return docker;
}

/** The client would read an address and certificates from the environment, whatever it is given. */
function withoutAddress<T>(make: () => T): T {
  const { env } = process;
  process.env = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^DOCKER_(?:HOST|CERT_PATH|TLS_VERIFY)$/.test(name)),
  );
  try {
    return make();
  } finally {
    process.env = env;
  }
}

/** True for what the engine answered; false where it answered nothing. */
export function isRefusal(error: unknown): error is EngineRefusal {
  const { statusCode, request } = (error ?? {}) as Partial<EngineRefusal>;
  return typeof statusCode === 'number' && typeof request === 'string';
}

/** The engine's own words of a refusal: without what the client puts before them. */
export function wordsOfRefusal({ message }: Error): string {
  return message.replace(/^\(HTTP code \d+\) .*? - /s, '').trim();
}

interface Modem {
  dial: (options: { method: string; path: string }, callback: Callback) => void;
}

type Callback = (error: object | null, data: unknown) => void;

function nameRequests(modem: Modem): void {
  const dial = modem.dial.bind(modem);
  modem.dial = (options, callback) => {
    const request = `${options.method} ${options.path.replace(/\?.*$/s, '')}`;
    dial(options, (error, data) => callback(error && Object.assign(error, { request }), data));
  };
}
