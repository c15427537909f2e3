import type { ContainerHandle } from '../../objects/container/container.ts';
import type { HostFolder } from '../../objects/storage/host-folder.ts';
import { describeMounts } from '../../objects/storage/mounts.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { toServe } from '../http/to-serve.ts';

/** Which file of the host is looked at, and where the server shows it. */
export interface Shown {
  of: HostFolder;
  /** `http://localhost:…` */
  at: string;
}

export async function judge(
  server: ContainerHandle,
  body: string,
  { of: folder, at }: Shown,
): Promise<MatcherResult> {
  const { pass, finding } = await toServe(server, at, { body });
  const handed = `the folder that was handed to the setup is ${folder.path}`;
  const see = async () => [...(await describeMounts(server)), handed];
  return { pass, finding: { ...finding, see, read: docs.bindMounts } };
}
