import { waitsIn } from '../../../src/lab/setup/failure.ts';

test.each([
  'Timed out after 10000ms while waiting for container ports to be bound to the host',
  'Port 80 not bound after 60000ms',
  'openBoard: Error: it timed out after 45 s',
])('“%s” tells of a wait that gave up', (said) => {
  expect(waitsIn(said)).toEqual([expect.stringMatching(/^a wait of your setup, which gave up \(/)]);
});

test.each(['', 'orders: no table', 'after all, port 80 is bound'])('“%s” does not', (said) => {
  expect(waitsIn(said)).toEqual([]);
});
