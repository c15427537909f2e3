import { inNetwork, shows, showsField, showsLog } from '../../../src/lab/run/commands.ts';

test('a fact is the command and what it shows', () => {
  const facts = [
    shows('docker port web', '80/tcp -> 0.0.0.0:49153'),
    showsField('web (nginx:stable-trixie)', '{{.State.ExitCode}}', '1'),
    showsLog('web', 'one\ntwo\nthree\n', 2),
    showsLog('web', '', 2),
  ];
  expect(facts).toEqual([
    'docker port web   → 80/tcp -> 0.0.0.0:49153',
    "docker inspect -f '{{.State.ExitCode}}' web   → 1",
    'docker logs -n 2 web   →\n  two\n  three',
    'docker logs -n 2 web   → nothing',
  ]);
});

test('a command of the toolbox names its network and its image', () => {
  expect(inNetwork('container:web', 'ss -ltn')).toMatch(
    /^docker run --rm --network container:web docker-dojo\/toolbox:\w+ ss -ltn$/,
  );
});
