import type { Command } from 'commander';
import { discover } from '../../engine/discover.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { stopPrivateEngine } from '../../engine/private/stop.ts';
import { dojoHome } from '../../home.ts';
import { terminalSteps } from '../steps.ts';

export const summary = 'show, start or stop the engine that katas run on';
export const group = 'Engine and images';

export function define(command: Command): void {
  command.addHelpText('after', '\nExample:\n  npm run dojo -- engine stop');
  command
    .command('status', { isDefault: true })
    .description('which engine it is')
    .addHelpText('after', '\nExample:\n  npm run dojo -- engine')
    .action(status);
  command
    .command('start')
    .description('find an engine, or start the dojo’s own')
    .addHelpText('after', '\nExample:\n  npm run dojo -- engine start')
    .action(async () => {
      await ensureEngine(terminalSteps());
      await status();
    });
  command
    .command('stop')
    .description('stop the dojo’s own engine; others are left alone')
    .addHelpText('after', '\nExample:\n  npm run dojo -- engine stop')
    .action(async () => {
      const ran = await stopPrivateEngine(dojoHome());
      console.log(ran ? 'the dojo’s own engine has stopped' : 'the dojo’s own engine does not run');
    });
}

async function status(): Promise<void> {
  const { endpoint, tried } = await discover();
  if (endpoint) {
    console.log(`${endpoint.source}  ${endpoint.host}`);
    return;
  }
  console.log('no engine answers');
  for (const { host, source, why } of tried) console.log(`  ${host} (${source}): ${why}`);
  process.exitCode = 2;
}
