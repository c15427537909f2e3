import { ask, foreigner, tell, unlessRefused } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const foreign = await foreigner();
  const wish = {
    Image: 'node:24-trixie-slim',
    Cmd: ['sleep', '60'],
    HostConfig: { Links: [`${foreign}:x`] },
  };
  const linked = await ask('POST', '/containers/create?name=mine', wish);
  tell({
    'a link to it': unlessRefused(linked),
    'a command in it': unlessRefused(await ask('POST', '/containers/mine/x/exec', { Cmd: ['id'] })),
    'its end': unlessRefused(await ask('POST', '/containers/mine/x/kill')),
    'its removal': unlessRefused(await ask('DELETE', '/containers/mine/x?force=1')),
    'its files': unlessRefused(
      await ask('PUT', '/containers/mine/x/archive?path=/', '', {
        'content-type': 'application/x-tar',
      }),
    ),
  });
}
