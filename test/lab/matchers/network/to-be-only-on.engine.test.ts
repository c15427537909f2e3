import { toBeOnlyOn } from '../../../../src/lab/matchers/network/to-be-only-on.ts';
import { NetworkHandle } from '../../../../src/lab/objects/network/network.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

async function open(name: string): Promise<NetworkHandle> {
  const Name = `${name}-${bench.run.id}`;
  const { id } = await bench.docker.createNetwork({ Name, Labels: bench.run.labels });
  return new NetworkHandle(Name, id, bench.run);
}

test('it is on the one network, until it is connected to a second, and after it left', async () => {
  const [kitchen, street] = [await open('kitchen'), await open('street')];
  const desk = await bench.start('debian:trixie-slim', {
    Cmd: ['sleep', 'infinity'],
    HostConfig: { NetworkMode: kitchen.key },
  });
  expect(await toBeOnlyOn(desk, kitchen)).toMatchObject({ pass: true });
  expect(await toBeOnlyOn(desk, street)).toMatchObject({ pass: false });

  const network = bench.docker.getNetwork(street.id);
  await network.connect({ Container: desk.id });
  const { pass, finding } = await toBeOnlyOn(desk, kitchen);
  expect(pass).toBe(false);
  expect(finding.got).toBe(`${kitchen.key}, ${street.key}`);

  await network.disconnect({ Container: desk.id });
  expect(await toBeOnlyOn(desk, kitchen)).toMatchObject({ pass: true });
  await bench.docker.getNetwork(kitchen.id).disconnect({ Container: desk.id });
  const left = await toBeOnlyOn(desk, kitchen);
  expect(left.finding.got).toBe('no network');
});
