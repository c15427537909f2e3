import { explained } from '../../../src/lab/setup/explain-error.ts';

test('a port that is published on IPv6 only is told in words of one’s own', () => {
  const { message } = explained(new Error('No host port found for host IP'));
  expect(message).toMatch(
    /^Error: No host port found for host IP \(.*publish it on 127\.0\.0\.1\)$/,
  );
});
