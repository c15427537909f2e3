import type Docker from 'dockerode';
import { describeObservation } from '../lab/run/observation.ts';
import { currentSandbox } from '../lab/run/sandbox.ts';
import { ImageGuard } from './image-guard.ts';
import type { Check } from './verdict.ts';

/** Watches the dojo's images while a submission is judged in a sandbox; in practice nobody cheats. */
export function guardImages(docker: Docker): Promise<ImageGuard | null> {
  return currentSandbox() ? ImageGuard.open(docker) : Promise.resolve(null);
}

/** The checks, each failed where the attempt has put images of its own in the place of the dojo's. */
export async function failTampered(checks: Check[], watch: ImageGuard | null): Promise<Check[]> {
  const changed = (await watch?.end()) ?? [];
  if (changed.length === 0) return checks;
  const got = `it gave the name ${changed.join(', ')} to an image of its own, or took it away`;
  const expected = 'the dojo’s images as they were';
  const ran = 'looked at the images that probes and builds stand on';
  const message = describeObservation({ ran, got, expected });
  return checks.map((check) => ({
    ...check,
    ...{ status: 'failed', message, observed: got, expected, help: null },
  }));
}
