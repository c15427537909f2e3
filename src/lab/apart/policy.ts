import type { EngineRequest } from '../socket/engine-request.ts';
import { Refusal } from '../socket/engine-request.ts';
import type { Run } from '../run/run.ts';
import { spellKeys, unset } from './canonical.ts';
import { confineContainer, refuseDriver } from './containers.ts';

type Fields = Record<string, unknown>;

/** The rules for a sandbox, before those for every setup: nothing leads out of a container. */
export function confine(run: Run, { method, path, query, body }: EngineRequest): void {
  const line = `${method} ${path}`;
  if (line === 'POST /containers/create') confineContainer(run, asked(line, body));
  if (line === 'POST /volumes/create') {
    const volume = asked(line, body);
    spellKeys(volume, ['Name', 'Labels', 'Driver', 'DriverOpts', 'ClusterVolumeSpec']);
    refuseDriver({ ...volume, Name: undefined });
  }
  if (line === 'POST /networks/create') spellKeys(asked(line, body), ['Name', 'Labels']);
  if (/^POST \/containers\/[^/]+\/exec$/.test(line)) refuseRights(asked(line, body));
  if (/^POST \/networks\/[^/]+\/(?:dis)?connect$/.test(line))
    spellKeys(asked(line, body), ['Container', 'EndpointConfig']);
  if (/^POST \/images\/load$/.test(line) || (path === '/images/create' && !query.get('fromImage')))
    throw new Refusal('docker-dojo: a submission may not bring images of its own as files');
}

function asked(line: string, body: Fields | null): Fields {
  if (body && !Array.isArray(body)) return body;
  throw new Refusal(`docker-dojo: ${line} has to say what it wants in JSON`);
}

function refuseRights(exec: Fields): void {
  spellKeys(exec, ['Privileged']);
  if (!unset(exec['Privileged']))
    throw new Refusal('docker-dojo: a submission may not run a privileged command');
}
