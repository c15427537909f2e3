import { ask, createEach, idle, tell, unlessRefused } from '../../tools.ts';

const forged = { 'dojo.lab': 'true' };
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

export default async function setup(): Promise<never> {
  const own = await idle();
  const tries = await createEach({
    'a container of the lab': { Labels: forged },
    'in small letters': { labels: forged },
    'of another run': { Labels: { 'dojo.run': '0123456789' } },
    'of another owner': { Labels: { 'dojo.owner': '1.1.1' } },
    'a stand-in': { Labels: { 'dojo.recipe': 'x' } },
    'a volume on the way': {
      HostConfig: {
        Mounts: [{ Type: 'volume', Target: '/a', VolumeOptions: { Labels: forged } }],
      },
    },
  });
  const post = async (path: string, body?: object) => unlessRefused(await ask('POST', path, body));
  tries['a network'] = await post('/networks/create', { Name: 'forged', Labels: forged });
  tries['a network in small letters'] = await post('/networks/create', {
    ...{ Name: 'forged-2', Labels: {}, labels: { 'dojo.run': 'x' } },
  });
  tries['a volume'] = await post('/volumes/create', { Name: 'forged', Labels: forged });
  const container = own.getId();
  const changes = 'LABEL dojo.lab=true';
  tries['an image by commit'] = await post(
    `/commit?${query({ container, repo: 'forged', changes })}`,
  );
  tries['an image by commit’s body'] = await post(
    `/commit?${query({ container, repo: 'forged-2' })}`,
    { Labels: { 'dojo.run': '0123456789' } },
  );
  tries['an image by commit’s body, in small letters'] = await post(
    `/commit?${query({ container, repo: 'forged-3' })}`,
    { labels: { 'dojo.run': '0123456789' } },
  );
  const labels = JSON.stringify(forged);
  tries['an image by a build'] = await post(`/build?${query({ t: 'forged-4', labels })}`);
  tell(tries);
}
