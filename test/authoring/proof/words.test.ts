import { bareCommands, wordsProblem } from '../../../src/authoring/proof/words.ts';
import { docs, leadsToSection } from '../../../src/engine/docs.ts';
import { inNetwork, shows, showsField, showsLog } from '../../../src/lab/run/commands.ts';
import { describeObservation } from '../../../src/lab/run/observation.ts';

const finding = { ran: 'docker port web', got: 'nothing', expected: 'a published port' };
const checkOf = (see: string[], help: string | null) => ({
  ...{ name: 'a check', status: 'failed' as const, observed: null, expected: null, help, ms: 1 },
  message: describeObservation({ ...finding, see, ...(help ? { read: help } : {}) }),
});

test.each(Object.entries(docs))('the page for %s is a section', (_name, page) => {
  expect(leadsToSection(page)).toBe(true);
});

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
  expect(wordsProblem({ checks: [checkOf(facts, docs.publish), checkOf([], null)] })).toBeNull();
});

test('a command alone is no fact, wherever it stands', () => {
  const see = ['web is new', 'docker logs web'];
  expect(bareCommands(checkOf(see, docs.publish).message)).toEqual(['docker logs web']);
  expect(bareCommands(checkOf(see, null).message)).toEqual(['docker logs web']);
  expect(wordsProblem({ checks: [checkOf(see, null)] })).toContain('docker logs web');
});

test('a link leads to a section', () => {
  const page = 'https://docs.docker.com/engine/network/';
  expect(wordsProblem({ checks: [checkOf([], page)] })).toContain(page);
});

test('a command of the toolbox names its network and its image', () => {
  expect(inNetwork('container:web', 'ss -ltn')).toMatch(
    /^docker run --rm --network container:web docker-dojo\/toolbox:\w+ ss -ltn$/,
  );
});
