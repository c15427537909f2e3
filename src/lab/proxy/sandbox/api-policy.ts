import type { ApiRequest } from '../api-request.ts';
import { ProxyError } from '../api-request.ts';
import type { Run } from '../../run/run.ts';
import { spellKeys, unset } from '../go-json.ts';
import { confineContainer, refuseDriver } from './container-policy.ts';

type Fields = Record<string, unknown>;

/** The rules for a sandbox, before those for every setup: nothing leads out of a container. */
export function confine(run: Run, { method, path, query, body }: ApiRequest): void {
  const line = `${method} ${path}`;
  if (/^POST \/(?:containers|networks|volumes)\/create$/.test(line)) countMade(run);
  if (line === 'POST /containers/create') confineContainer(run, asked(line, body));
  if (line === 'POST /volumes/create') {
    const volume = asked(line, body);
    spellKeys(volume, ['Name', 'Labels', 'Driver', 'DriverOpts', 'ClusterVolumeSpec']);
    refuseDriver(run, { ...volume, Name: undefined });
  }
  if (line === 'POST /networks/create') spellKeys(asked(line, body), ['Name', 'Labels']);
  if (/^POST \/containers\/[^/]+\/exec$/.test(line)) refuseRights(asked(line, body));
  if (/^POST \/networks\/[^/]+\/(?:dis)?connect$/.test(line))
    spellKeys(asked(line, body), ['Container', 'EndpointConfig']);
  if (/^POST \/images\/load$/.test(line) || (path === '/images/create' && !query.get('fromImage')))
    throw new ProxyError('docker-dojo: a submission may not bring images of its own as files');
}

/** No kata needs a tenth; whoever looks at a run lists all of it. */
const most = 200;
const made = new WeakMap<Run, number>();

function countMade(run: Run): void {
  const count = (made.get(run) ?? 0) + 1;
  made.set(run, count);
  if (count > most)
    throw new ProxyError(
      `docker-dojo: a submission may not make more than ${most} containers, networks and volumes`,
    );
}

function asked(line: string, body: Fields | null): Fields {
  if (body && !Array.isArray(body)) return body;
  throw new ProxyError(`docker-dojo: ${line} has to say what it wants in JSON`);
}

function refuseRights(exec: Fields): void {
  spellKeys(exec, ['Privileged']);
  if (!unset(exec['Privileged']))
    throw new ProxyError('docker-dojo: a submission may not run a privileged command');
}
