import type { Run } from '../run/run.ts';
import { asFields, spellKeys } from './go-json.ts';
import type { ApiRequest, Fields } from './api-request.ts';
import { labelObject } from './dojo-labels.ts';
import { builtInNetworks, foreign, lookUp, ownId, readdress, refuseIdAsName } from './ownership.ts';

/** A network that a setup may use: how it is written in a request, and what it is. */
interface JoinableNetwork {
  /** As it was called, if that is its name; else its id. What inspects show is what was asked for. */
  spelt: string;
  /** Null for one that every engine has under its name. */
  id: string | null;
}

/** Labels a network that is to be made. */
export async function labelNetwork(run: Run, request: ApiRequest): Promise<void> {
  const body = (request.body ??= {});
  spellKeys(body, ['Name', 'Labels']);
  if (typeof body['Name'] === 'string') refuseIdAsName(body['Name']);
  await labelObject(run, body);
}

/** The container is the setup’s, and the network one that it may join; both go to the engine as ids. */
export async function ownBothEnds(run: Run, request: ApiRequest, name: string): Promise<void> {
  const body = (request.body ??= {});
  spellKeys(body, ['Container', 'EndpointConfig']);
  const container = body['Container'];
  const endpoint = asFields(body['EndpointConfig'], 'EndpointConfig');
  const [network, id] = await Promise.all([
    joinable(run, name),
    typeof container === 'string' ? ownId(run, 'containers', container) : container,
  ]);
  if (network.id) readdress(request, 'networks', name, network.id);
  if (id !== undefined) body['Container'] = id;
  if (body['EndpointConfig']) body['EndpointConfig'] = pinned(endpoint, network);
}

/**
 * The networks that a container is to join: each is the setup’s, one of the project
 * next door, or one that every engine has. Beside
 * the name stands the id, which the engine prefers, then and at every later start.
 */
export async function ownNetworks(run: Run, body: Fields, config: Fields): Promise<void> {
  const networking = asFields(body['NetworkingConfig'], 'NetworkingConfig');
  spellKeys(networking, ['EndpointsConfig']);
  const endpoints = Object.entries(asFields(networking['EndpointsConfig'], 'EndpointsConfig'));
  const { NetworkMode: mode } = config;
  const [first, joined] = await Promise.all([
    typeof mode === 'string' && isNetwork(mode) ? joinable(run, mode) : null,
    Promise.all(
      endpoints.map(async ([name, endpoint]) => {
        const network = await joinable(run, name);
        return [network, pinned(asFields(endpoint, name), network)] as const;
      }),
    ),
  ]);
  const written = joined.map(([{ spelt }, endpoint]) => [spelt, endpoint] as const);
  if (first?.id) {
    const same = joined.find(([{ id }]) => id === first.id)?.[0];
    const alone = joined.length === 0;
    config['NetworkMode'] = same?.spelt ?? (alone ? first.spelt : first.id);
    if (alone) written.push([first.spelt, pinned({}, first)]);
  }
  if (written.length === 0) return;
  body['NetworkingConfig'] = { ...networking, EndpointsConfig: Object.fromEntries(written) };
}

/** The id comes from the name that was looked up, and from nowhere else: it counts before that name. */
function pinned(endpoint: Fields, { id }: JoinableNetwork): Fields {
  spellKeys(endpoint, ['NetworkID']);
  return { ...endpoint, NetworkID: id ?? '' };
}

function isNetwork(mode: string): boolean {
  return mode !== '' && !mode.startsWith('container:');
}

async function joinable(run: Run, name: string): Promise<JoinableNetwork> {
  const { networks, networkNames } = run.made;
  if (builtInNetworks.has(name)) return { spelt: name, id: null };
  if (networks.has(name)) return { spelt: name, id: name };
  const known = networkNames.get(name);
  if (known !== undefined) return { spelt: name, id: known };
  const found = await lookUp(run, 'networks', name);
  if (!found.own && !run.external.networks.has(found.id)) throw foreign('networks', name);
  if (builtInNetworks.has(found.name)) return { spelt: found.name, id: null };
  return { spelt: found.name === name ? name : found.id, id: found.id };
}
