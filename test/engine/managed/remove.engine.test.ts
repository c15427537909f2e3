import { existsSync } from 'node:fs';
import { describeWithEngine } from '../../support/as-root.ts';
import { EngineHome, OwnNetwork } from '../../support/private-engine.ts';

describeWithEngine('engine remove', () => {
  let network: OwnNetwork;
  let home: EngineHome;

  beforeAll(async () => {
    network = await OwnNetwork.open();
    home = new EngineHome(network);
    await home.start();
  });
  afterAll(async () => {
    await home.stop();
    home.remove();
    network.close();
  });

  test('says what it would remove, and removes nothing unasked', async () => {
    const { exitCode, stdout, stderr } = await home.dojo(['engine', 'remove'], { stdin: 'ignore' });
    expect(exitCode).toBe(64);
    expect(stdout).toMatch(/^the dojo’s own engine {2}\S+\/engine {2}\d+ MB$/m);
    expect(stderr).toContain('add --yes');
    expect(home.runs).toBe(true);
  });

  test('takes the engine away with all its data', async () => {
    const { exitCode, stdout } = await home.dojo(['engine', 'remove', '--yes']);
    expect({ exitCode, last: stdout.split('\n').at(-1) }).toEqual({
      ...{ exitCode: 0, last: 'removed; npm start brings it again' },
    });
    expect(home.runs).toBe(false);
    expect(existsSync(home.data)).toBe(false);
    const again = await home.dojo(['engine', 'remove', '--yes']);
    expect(again.stdout).toBe('the set-up has brought nothing that is still here');
  });
});
