import { CannotJudge } from '../../../errors/errors.ts';
import { lastLines } from '../../../errors/error-details.ts';
import { UndecidedError } from '../../failures/undecided.ts';
import { AttemptError } from '../../run/observation.ts';
import type { ImageHandle } from '../image/image.ts';

/** Names an image that only serves to compare with; that it cannot be built is no attempt's fault. */
export async function asControlImage(
  dockerfile: string,
  building: Promise<ImageHandle>,
): Promise<ImageHandle> {
  try {
    const image = await building;
    // workshop.Dockerfile → the workshop
    image.key = `the ${dockerfile.split('.')[0] ?? 'control image'}`;
    return image;
  } catch (error) {
    if (error instanceof UndecidedError) throw error.trouble;
    throw error instanceof AttemptError ? trouble(dockerfile, error) : error;
  }
}

function trouble(dockerfile: string, { finding }: AttemptError): CannotJudge {
  return new CannotJudge({
    failed: 'The image to compare with could not be built',
    on: dockerfile,
    lines: lastLines(finding.got),
    next: ['git status (shows whether a file was changed that is not yours to edit)'],
  });
}
