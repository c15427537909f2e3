import { ComposeProject } from '../../../../src/lab/objects/compose/project.ts';
import { AttemptError } from '../../../../src/lab/run/observation.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let project: ComposeProject;

beforeAll(async () => {
  bench = await Workbench.open();
  const started = (service: string, number: string, name = 'shop') =>
    bench.docker
      .createContainer({
        Image: 'debian:trixie-slim',
        Cmd: ['true'],
        Labels: {
          ...bench.run.labels,
          'com.docker.compose.project': name,
          'com.docker.compose.service': service,
          'com.docker.compose.container-number': number,
        },
      })
      .then((container) => container.start());
  await Promise.all([
    started('web', '2'),
    started('web', '10'),
    started('web', '1'),
    started('migrate', '1'),
    started('db', '1', 'another'),
  ]);
  project = new ComposeProject('shop', 'shop', bench.run, new Toolboxes(bench.run));
});
afterAll(() => bench.close());

test('its containers are those of the project, running or not, by service and number', async () => {
  const keys = (await project.containers()).map(({ key }) => key);
  expect(keys).toEqual(['migrate', 'web', 'web-2', 'web-10']);
});

test('of a service with several containers it is the first; the same handle each time', async () => {
  const { web, migrate } = await project.services('web', 'migrate');
  expect([web.key, migrate.key]).toEqual(['web', 'migrate']);
  expect((await project.services('web')).web).toBe(web);
});

test('a service that is not there is named, beside those that are', async () => {
  const asked = project.services('web', 'db');
  await expect(asked).rejects.toThrow(AttemptError);
  await expect(asked).rejects.toThrow(
    /migrate {3}.*web {3}.*expected {2}a container of the service db/s,
  );
});
