// What `npm run pack` runs first. `npm pack` alone would pack the repository, tests and all.
import { DojoError, UsageError } from '../errors/errors.ts';
import { stagePackages } from './stage.ts';

try {
  if (['pack', 'publish'].includes(process.env['npm_command'] ?? ''))
    throw new UsageError({
      failed: 'The repository itself is no package',
      next: ['npm run pack (makes both packages in packed/)'],
    });
  await stagePackages();
} catch (error) {
  if (!(error instanceof DojoError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
