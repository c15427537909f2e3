import { bareCommands, wordsProblem } from '../../../src/authoring/proof/words.ts';
import { docs, leadsToSection } from '../../../src/engine/docs.ts';
import { describeObservation } from '../../../src/lab/run/observation.ts';

const finding = { ran: 'docker port web', got: 'nothing', expected: 'a published port' };
const checkOf = (see: string[], help: string | null) => ({
  ...{ name: 'a check', status: 'failed' as const, observed: null, expected: null, help, ms: 1 },
  message: describeObservation({ ...finding, see, ...(help ? { read: help } : {}) }),
});

test.each(Object.entries(docs))('the page for %s is a section', (_name, page) => {
  expect(leadsToSection(page)).toBe(true);
});

test('a fact with its command, or in words alone, is as it should be', () => {
  const facts = ['docker port web   → 80/tcp -> 0.0.0.0:49153', 'web asks for no password there'];
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
