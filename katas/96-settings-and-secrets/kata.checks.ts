import { docs, type ContainerHandle, type MatcherResult } from '#lab';

/** What `up` said without a variable that it needs; null where it went on. */
export const namesTheVariable =
  (name: string) =>
  (refusal: string | null): Promise<MatcherResult> =>
    Promise.resolve({
      pass: refusal?.includes(name) ?? false,
      finding: {
        ran: `unset ${name}; docker compose up -d`,
        got: refusal === null ? `every service was started, with an empty ${name}` : refusal,
        expected: `an error that names ${name}, and no container`,
        read: docs.composeVariables,
      },
    });

/**
 * Looks for a text in all that the engine tells of containers: their environment, command and labels.
 * @param options.control a text that the same search has to find
 */
export const isInNoDescriptionOf =
  (text: string, { control }: { control: string }) =>
  async (containers: ContainerHandle[]): Promise<MatcherResult> => {
    const all = await Promise.all(containers.map((one) => one.inspect()));
    const holding = (word: string) =>
      containers.filter((_one, index) => JSON.stringify(all[index]).includes(word));
    const found = holding(text)[0];
    const shown = all
      .flatMap(({ Config: config }) => config.Env)
      .find((variable) => variable.includes(text));
    return {
      pass: found === undefined && holding(control).length > 0,
      finding: {
        ran: `docker inspect ${found?.key ?? containers.map(({ key }) => key).join(' ')}`,
        got: found
          ? `the password is there: ${shown ?? 'in its command, a label or a name'}`
          : 'neither the password nor the greeting is there',
        expected: 'the password is in no environment, command or label; the greeting is',
        read: docs.composeSecrets,
      },
    };
  };
