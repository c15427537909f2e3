import { docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Sells all of these at the till, one after another, over one connection from within. */
export const sells =
  (...sales: string[]) =>
  async (till: ContainerHandle): Promise<MatcherResult> => {
    const options = ['-sS', '--noproxy', '*', '--max-time', '20'];
    const requests = sales.map((sale) => [...options, '--data', sale, 'http://localhost:8080/']);
    const argv = requests.flatMap((request) => ['--next', ...request]).slice(1);
    const { stdout, stderr } = await till.probe(['curl', ...argv]);
    const sold = sales.filter((sale) => stdout.includes(`sold ${sale}`));
    return {
      pass: sold.length === sales.length,
      finding: {
        ran: till.typed(`curl --data '${sales[0]?.slice(0, 40)} …' http://localhost:8080/`),
        got: `${sold.length} sales answered ${stderr.trim()}`,
        expected: `${sales.length} of ${sales.length}`,
        see: async () => [`docker logs ${till.key}   → ${(await till.logs()).slice(-400)}`],
        read: docs.logs,
      },
    };
  };
