import type { ContainerHandle } from '../../objects/container/container.ts';
import type { MatcherResult } from '../define.ts';

/** Judges an answer that comes while every other container of the attempt is paused. */
export async function judgeAlone(
  container: ContainerHandle,
  judge: () => Promise<MatcherResult>,
): Promise<MatcherResult> {
  const others = (await container.others()).map(({ key }) => key);
  const { pass, finding } = await container.whileOthersPaused(judge);
  const paused = others.length > 0 ? `docker pause ${others.join(' ')}; ` : '';
  return { pass, finding: { ...finding, ran: `${paused}${finding.ran}` } };
}
