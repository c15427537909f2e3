import { dojo } from '../support/dojo.ts';
import { describeWithEngine } from '../support/as-root.ts';

// As in many containers: a user who is only a number.
const hideUsers = 'mount --bind /dev/null /etc/passwd; exec "$@"';
const withoutUsers = ['unshare', '--mount', 'sh', '-c', hideUsers, 'sh'];

describeWithEngine('a user whom /etc/passwd does not know', () => {
  test('is judged by what the setup did', async () => {
    const { all } = await dojo(['test', '02'], { prefix: withoutUsers });
    expect(all).toContain('200 with the body "No word today');
  });

  test('without HOME as well has no home: exit 2, and what to type', async () => {
    const prefix = [...withoutUsers, 'env', '-u', 'HOME', '-u', 'DOJO_HOME'];
    const { exitCode, all } = await dojo(['test', '02'], { prefix });
    expect(all).toMatch(/no home folder[^]*export HOME=/);
    expect(exitCode).toBe(2);
  });
});
