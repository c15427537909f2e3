import { referenceOf } from '../../images/catalogue.ts';
import type { Run } from '../run/run.ts';

/** Starts containers of the lab on a network until one of them holds this address. */
export async function squat(run: Run, network: string, address: string): Promise<void> {
  // The engine hands out the lowest address that is free: it is among the first few.
  for (let tries = 0; tries < 8; tries += 1) {
    const squatter = await run.docker.createContainer({
      Image: referenceOf('docker-dojo/toolbox'),
      Cmd: ['sleep', 'infinity'],
      Labels: run.labels,
      HostConfig: { NetworkMode: network },
    });
    await squatter.start();
    const { NetworkSettings: settings } = await squatter.inspect();
    const holds = Object.values(settings.Networks).some(({ IPAddress }) => IPAddress === address);
    if (holds) return;
  }
}
