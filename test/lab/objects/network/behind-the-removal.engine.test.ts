import { Workbench } from '../../../support/containers.ts';

test('a check that goes on while its run is removed leaves no container behind', async () => {
  const bench = await Workbench.open();
  const web = await bench.start('debian:trixie-slim', { Cmd: ['sleep', 'infinity'] });
  await bench.run.making.end();
  // It stops the container, and then has others take its address.
  await expect(web.restartWithNewAddress()).rejects.toThrow('The run is over');
  await bench.close();
  const filters = JSON.stringify({ label: [`dojo.run=${bench.run.id}`] });
  expect(await bench.docker.listContainers({ all: true, filters })).toEqual([]);
});
