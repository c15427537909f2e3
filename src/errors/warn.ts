import { DojoError } from './errors.ts';

/** Does something that nothing else depends on; where it cannot be done, it is told and no more. */
export function orWarn(work: () => void, tell: (message: string) => void = onStandardError): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DojoError)) throw error;
    tell(error.message);
  }
}

function onStandardError(message: string): void {
  process.stderr.write(`${message}\n`);
}
