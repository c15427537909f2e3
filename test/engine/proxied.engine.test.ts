import { join } from 'node:path';
import { requireEngine } from '../../src/engine/discover.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojo } from '../support/dojo.ts';
import { EngineProxy } from '../support/engine-proxy.ts';

test('a verdict is the same where requests reach the engine in pieces', async () => {
  const { host } = await requireEngine();
  const proxy = await EngineProxy.open(host);
  try {
    const reference = join(checkout, 'solutions/61-live-menu/reference');
    const env = { DOCKER_HOST: proxy.host };
    const { exitCode, all } = await dojo(['test', '61', '--attempt', reference], { env });
    expect(all).toContain('green: 3 of 3 checks pass');
    expect(exitCode).toBe(0);
  } finally {
    proxy.close();
  }
});
