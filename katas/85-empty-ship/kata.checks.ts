import { docs, shows, type ImageHandle, type MatcherResult } from '#lab';

/** Shell: the size and the path of each file that process 1 has in memory, a line each. */
const mapped = `cut -s -d / -f 2- /proc/1/maps | sort -u | sed 's|^|/|' | xargs stat -L -c '%s %n'`;

/**
 * All layers of the image together, beside what the same program has in memory on its base image: itself,
 * its loader and its libraries.
 * @param times how often that
 */
export const weighsAtMost =
  (times: number, harbor: ImageHandle) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const container = await harbor.container();
    const { stdout } = await container.exec(['sh', '-c', mapped]);
    const needed = sum(stdout.trim().split('\n').map(Number.parseFloat));
    const layers = await image.layers();
    const weight = sum(layers.map(({ bytes }) => bytes));
    const rows = layers.map(({ bytes, createdBy }) => `${megabytes(bytes)}  ${createdBy}`);
    return {
      pass: weight <= times * needed,
      finding: {
        ran: `docker history ${image.name}   (all layers)`,
        got: megabytes(weight),
        expected: `at most ${megabytes(times * needed)}: ${times} times the program, its loader and its libraries (${megabytes(needed)})`,
        see: [shows(`docker history ${image.name}`, rows.join('\n'))],
        read: docs.scratch,
      },
    };
  };

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
