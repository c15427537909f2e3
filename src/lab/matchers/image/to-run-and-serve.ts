import { describeSteps } from '../../objects/builder/steps.ts';
import type { ImageHandle } from '../../objects/image/image.ts';
import { httpProbe } from '../../probes/http.ts';
import { describeCommand, withCommand } from '../../objects/container/with-command.ts';
import { showsLog } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { judgeReply, type WantedReply } from '../http/judge-response.ts';

/**
 * Runs the image as it is and sends it an HTTP request.
 * @param url as its own container reaches it: `http://localhost:8080/`
 * @param options.env what is set in the container; the image has one for all calls with the same
 */
export async function toRunAndServe(
  image: ImageHandle,
  url: string,
  wanted: WantedReply,
  { env }: { env?: Record<string, string> } = {},
): Promise<MatcherResult> {
  const container = await image.container(env);
  const reply = await withCommand(container, () =>
    httpProbe((...asked) => container.probe(...asked), url, wanted),
  );
  const given = Object.entries(env ?? {}).map(([name, value]) => `-e ${name}=${value} `);
  const start = `docker run -d --name ${image.name} ${given.join('')}${image.name}`;
  return judgeReply(reply, wanted, {
    ran: `${start}; ${container.typed(reply.command)}`,
    see: async () => [
      ...(reply.error ? await describeCommand(container) : []),
      `the build, step by step:\n${describeSteps(image.steps)}`,
      ...(reply.error ? [showsLog(container.key, await container.logs(), 4)] : []),
    ],
    read: docs.build,
  });
}
