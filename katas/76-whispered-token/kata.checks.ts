import { createHmac } from 'node:crypto';
import { describeReply, docs, type ImageHandle, type Lab, type MatcherResult } from '#lab';

/** What `app/seal.js` writes. */
export const sealOf = (prices: string, token: string): string =>
  createHmac('sha256', token).update(prices).digest('hex');

/** Its quarters: one of them is whole in each half of a token that was cut in two. */
export const quartersOf = (token: string): string[] =>
  [0, 10, 20, 30].map((at) => token.slice(at, at + 10));

/**
 * The server shows the seal of the prices with the token that was the build secret.
 * @param options.at its page
 * @param options.elsewhere the token that the build was given in other ways, where it is another one
 */
export const isSealed =
  (prices: string, token: string, { at: page, elsewhere }: { at: string; elsewhere?: string }) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const reply = await image.http(page);
    const seal = sealOf(prices, token);
    const other = elsewhere !== undefined && reply.body.includes(sealOf(prices, elsewhere));
    const told = other ? 'the seal of the token in the build argument and in app/token.txt' : '';
    return {
      pass: reply.error === '' && reply.body.includes(seal),
      finding: {
        ran: `docker build ${elsewhere === undefined ? '' : '--no-cache '}--secret id=token,src=… --build-arg TOKEN=… ${image.name}; ${reply.command}   (in a container of it)`,
        got: [describeReply(reply), told].filter(Boolean).join('\n'),
        expected: `${seal}: the seal of these prices with the token in the secret`,
        see: [`the build, ${image.describeBuild()}`],
        read: docs.secrets,
      },
    };
  };

/** A build that was not given the secret: one of its instructions has failed. */
export const hasFailed = (result: Awaited<ReturnType<Lab['tryBuild']>>): Promise<MatcherResult> => {
  const failed = result.steps.some(({ error }) => error);
  return Promise.resolve({
    pass: !result.ok && failed,
    finding: {
      ran: 'docker build --no-cache --build-arg TOKEN=… app   (without --secret; app/token.txt is there)',
      got: result.ok
        ? 'it built an image: it got the token in another way, or goes on without one'
        : result.fault.finding.got,
      expected: 'an instruction that fails, because the secret is missing',
      read: docs.secrets,
    },
  });
};
