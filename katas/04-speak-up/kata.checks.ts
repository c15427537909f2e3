import { docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Sells all of these at the till, one after another, over one connection from within. */
export const sellsAll =
  (sales: string[], { at: page }: { at: string }) =>
  async (till: ContainerHandle): Promise<MatcherResult> => {
    const options = ['-sS', '--noproxy', '*', '--max-time', '10'];
    // The first request needs no --next before it.
    const requests = sales.map((sale) => ['--next', ...options, '--data', sale, page]);
    const { stdout, stderr } = await till.probe([
      'curl',
      '--fail-early',
      ...requests.flat().slice(1),
    ]);
    const sold = sales.filter((sale) => stdout.includes(`sold ${sale}`));
    return {
      pass: sold.length === sales.length,
      finding: {
        ran: till.typed(`curl --data '${sales[0]?.slice(0, 40)} …' ${page}`),
        got: `${sold.length} of ${sales.length} sales answered\n${stderr}`,
        expected: 'all of them answered',
        read: docs.logs,
      },
    };
  };
