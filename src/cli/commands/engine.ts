import type { Command } from 'commander';
import { connect } from '../../engine/client.ts';
import { discover } from '../../engine/discover.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { privateSocket } from '../../engine/managed/paths.ts';
import { broughtTo, removeBrought } from '../../engine/managed/remove.ts';
import { stopPrivateEngine } from '../../engine/managed/stop.ts';
import { dojoHome } from '../../system/paths.ts';
import { size } from '../../doctor/diagnosis.ts';
import { builtImages, removeImages } from '../../images/remove.ts';
import { agreed } from '../ask.ts';
import { terminalSteps } from '../output/steps.ts';

export const summary = 'show, start, stop or remove the engine that katas run on';
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
  command
    .command('remove')
    .description('remove what the set-up brought: engine, images, data, packages')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  npm run dojo -- engine remove')
    .action(remove);
}

/** What the set-up has brought is named, with its size, before any of it goes. */
async function remove({ yes = false }: { yes?: boolean }): Promise<void> {
  const home = dojoHome();
  const brought = await broughtTo(home);
  const { endpoint } = await discover();
  const docker =
    endpoint && endpoint.host !== `unix://${privateSocket(home)}` ? connect(endpoint) : null;
  const images = docker ? await builtImages(docker) : [];
  const lines = [
    ...(brought.folder ? [`the dojo’s own engine  ${brought.folder}  ${size(brought.bytes)}`] : []),
    ...images.map(({ reference, bytes }) => `image  ${reference}  ${size(bytes)}`),
    ...brought.packages.map((name) => `package  ${name}`),
  ];
  if (lines.length === 0) {
    console.log('the set-up has brought nothing that is still here');
    return;
  }
  console.log(lines.join('\n'));
  if (!(await agreed('Remove all of this?', yes))) {
    console.log('nothing was removed');
    return;
  }
  if (docker) await removeImages(docker, images);
  await removeBrought(home, brought);
  console.log('removed; npm start brings it again');
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
