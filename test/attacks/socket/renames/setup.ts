import { GenericContainer } from 'testcontainers';
import { ask, beside, bodyOf, stateOf, tell, type Tries } from '../../tools.ts';

const shell = { Cmd: ['sh', '-c', 'cp /bin/true /usr/bin/curl'], User: '0' };

export default async function setup(): Promise<never> {
  const web = await new GenericContainer('nginx:stable-trixie').withExposedPorts(80).start();
  const toolbox = await beside(web.getId());
  const before = await stateOf(toolbox);
  const name = toolbox.slice(0, 10);
  const until = Date.now() + 4000;
  const tries: Tries = { 'a command in it': null };

  const renaming = async () => {
    for (let count = 0; Date.now() < until; count += 1)
      await ask('POST', `/containers/${web.getId()}/rename?name=${count % 2 ? name : 'elsewhere'}`);
  };
  const asking = async () => {
    while (Date.now() < until) {
      const reply = await ask('POST', `/containers/${name}/exec`, shell);
      if (reply.status !== 201) continue;
      const { Id: id } = bodyOf(reply) as { Id: string };
      const seen = await ask('GET', `/exec/${id}/json`);
      if (seen.text.includes(toolbox)) tries['a command in it'] = `the exec ${id}`;
    }
  };
  const pausing = async () => {
    while (Date.now() < until) {
      await ask('POST', `/containers/${name}/pause`);
      await ask('POST', `/containers/${web.getId()}/unpause`);
    }
  };
  await Promise.all([renaming(), ...Array.from({ length: 4 }, asking), pausing()]);
  const after = await stateOf(toolbox);
  tell({ ...tries, 'its pause': after === before ? null : `${before}, then ${after}` });
}
