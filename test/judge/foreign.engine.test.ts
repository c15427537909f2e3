import { connect } from '../../src/engine/client.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { Judging } from '../support/judging.ts';

const judging = new Judging();
afterAll(() => judging.close());

/** A container that no run of the dojo made. */
async function bystander() {
  const docker = connect(await requireEngine());
  const container = await docker.createContainer({
    Image: 'debian:trixie-slim',
    Cmd: ['sleep', '300'],
    Labels: { 'dojo.run.of.somebody': 'else' },
  });
  await container.start();
  return container;
}

test('a container that the setup did not start is no answer, and stays as it was', async () => {
  const container = await bystander();
  try {
    const verdict = await judging.judge('41', {
      'setup.ts': `
        import { getContainerRuntimeClient } from 'testcontainers';
        export default async function setup() {
          const { container } = await getContainerRuntimeClient();
          const stopped = await container.dockerode.getContainer('${container.id}').stop().catch((e) => e);
          console.log(stopped.message);
          const mine = { getId: () => '${container.id}' };
          return { orders: mine, inventory: mine };
        }`,
    });
    expect(verdict.status).toBe('failed');
    expect(verdict.checks[0]?.message).toContain('that this setup did not start');
    expect((await container.inspect()).State.Running).toBe(true);
  } finally {
    await container.remove({ force: true });
  }
});
