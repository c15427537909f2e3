import type { ContainerHandle } from '../../objects/container/container.ts';
import type { MatcherResult } from '../define.ts';
import { type Shown, judge } from './judge-page.ts';

/** Asks a server for a page, which has to be what a file of the host's folder holds now. */
export async function toShow(
  server: ContainerHandle,
  file: string,
  shown: Shown,
): Promise<MatcherResult> {
  // Whoever shows the file now is asked at once about another one after that.
  server.filesBeside(shown.of.path).prepare();
  const text = shown.of.read(file);
  const judged = await judge(server, text ?? `the content of ${file}`, shown);
  return { ...judged, pass: judged.pass && text !== null };
}
