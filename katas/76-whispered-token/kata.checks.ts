import { createHmac } from 'node:crypto';
import { docs, type Lab, type MatcherResult } from '#lab';

/** What `app/seal.js` writes. */
export const sealOf = (prices: string, token: string): string =>
  createHmac('sha256', token).update(prices).digest('hex');

/** A build that was not given the secret: one of its instructions has failed. */
export const hasFailed = (result: Awaited<ReturnType<Lab['tryBuild']>>): Promise<MatcherResult> => {
  const failed = result.steps.some(({ error }) => error);
  return Promise.resolve({
    pass: !result.ok && failed,
    finding: {
      ran: 'docker build --no-cache --build-arg TOKEN=… app   (without --secret; app/token.txt is there)',
      got: result.ok
        ? 'it built an image: the token came in another way, or was not asked for'
        : result.fault.finding.got,
      expected: 'an instruction that fails, because the secret is missing',
      read: docs.secrets,
    },
  });
};
