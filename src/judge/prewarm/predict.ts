import type { Prediction } from '../../lab/setup/prewarmed.ts';
import type { ContainerBody } from '../../lab/proxy/container-create.ts';
import type { ApiRequest } from '../../lab/proxy/api-request.ts';

/** What a request of the setup lets expect. Nothing depends on it but how soon it is there. */
export function predict({ method, path, body }: ApiRequest): Prediction {
  if (method !== 'POST' || path !== '/containers/create' || !body)
    return { host: false, client: false };
  const container = body as ContainerBody;
  const { NetworkMode, PublishAllPorts, PortBindings } = container.HostConfig ?? {};
  const publishes = PublishAllPorts === true || Object.keys(PortBindings ?? {}).length > 0;
  return {
    host: NetworkMode === 'host' || publishes,
    client: /\b(?:postgres|redis)\b/.test(String(body['Image'])),
  };
}
