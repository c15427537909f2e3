import { atUsualLoopback } from '../../../src/lab/probes/host-loopback.ts';

test.each([
  ['http://127.0.0.2:32768/orders', 'http://127.0.0.1:32768/orders'],
  ['TCP4:127.9.8.7:5432,connect-timeout=0.5', 'TCP4:127.0.0.1:5432,connect-timeout=0.5'],
  ['socat - TCP:127.0.0.2:80', 'socat - TCP:127.0.0.1:80'],
  ['127.0.0.2:5432', '127.0.0.1:5432'],
])('what is published at another address of loopback: %s', (word, asked) => {
  expect(atUsualLoopback(word)).toBe(asked);
});

test.each([
  'http://127.0.0.1:32768/',
  'http://172.17.0.1:32768/',
  'http://1127.0.0.2:80/',
  '127.0.0.2',
  'X-Forwarded-For: 127.0.0.2',
])('and nothing else: %s', (word) => {
  expect(atUsualLoopback(word)).toBe(word);
});
