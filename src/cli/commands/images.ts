import { resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { size } from '../../doctor/diagnosis.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { imageStates, loadImages, saveImages } from '../../images/archive.ts';
import { ensureImages, type EnsureOptions } from '../../images/ensure.ts';
import type { ImageState } from '../../images/state.ts';
import { connectToEngine } from '../../judge/engine.ts';
import { imagesText, isUsable } from '../output/images.ts';
import { terminalSteps } from '../output/steps.ts';

export const summary = 'the images that katas run on: show, pull, build, save or load them';
export const group = 'Engine and images';

export function define(command: Command): void {
  command.addHelpText(
    'after',
    '\nDOJO_REGISTRY is a registry, with a path if need be, to pull from instead of\n' +
      'Docker Hub: mirror.school:5000/library gives mirror.school:5000/library/node:…\n' +
      '\nExamples:\n  npm run dojo -- images\n' +
      '  DOJO_REGISTRY=mirror.school:5000 npm run dojo -- images pull\n' +
      '  npm run dojo -- images save class.tar.gz',
  );
  command
    .command('status', { isDefault: true })
    .description('each image: official, stand-in, or missing')
    .addHelpText('after', '\nExample:\n  npm run dojo -- images --json')
    .option('--json', 'print it as JSON')
    .action(status);
  command
    .command('pull')
    .description('get what is missing from a registry, and from nowhere else')
    .addHelpText(
      'after',
      '\nExample:\n  DOJO_REGISTRY=mirror.school:5000 npm run dojo -- images pull',
    )
    .action(() => bring({ from: 'registry' }));
  command
    .command('build')
    .description('build what is missing from Debian’s packages, without a registry')
    .addHelpText('after', '\nExample:\n  npm run dojo -- images build')
    .action(() => bring({ from: 'recipes' }));
  command
    .command('save <file>')
    .description('write all images into one file; compressed when it ends in .gz')
    .addHelpText('after', '\nExample:\n  npm run dojo -- images save class.tar.gz')
    .action(save);
  command
    .command('load <file>')
    .description('bring the images of a saved file to the engine')
    .addHelpText('after', '\nExample:\n  npm run dojo -- images load class.tar.gz')
    .action(load);
}

async function status({ json }: { json?: true } = {}): Promise<void> {
  const { docker } = await connectToEngine();
  const states = await imageStates(docker);
  console.log(json ? jsonText(states) : imagesText(states));
}

function jsonText(states: Map<string, ImageState>): string {
  const rows = [...states].map(([reference, state]) => ({
    name: reference.startsWith('docker-dojo/') ? reference.replace(/:.*/, '') : reference,
    ...state,
  }));
  return JSON.stringify(rows, null, 2);
}

async function bring(options: EnsureOptions): Promise<void> {
  const steps = terminalSteps();
  await ensureImages(await ensureEngine(steps), steps, options);
  await status();
}

async function save(name: string): Promise<void> {
  const file = resolve(name);
  const { endpoint } = await connectToEngine();
  await terminalSteps().run('images', `saving to ${name}`, () => saveImages(endpoint, file));
  console.log(`${name}  ${size((await stat(file)).size)}`);
  console.log(`there  npm run dojo -- images load ${name}`);
}

async function load(name: string): Promise<void> {
  const steps = terminalSteps();
  const endpoint = await ensureEngine(steps);
  await steps.run('images', `loading ${name}`, () => loadImages(endpoint, resolve(name)));
  await status();
  const { docker } = await connectToEngine();
  const usable = [...(await imageStates(docker)).values()].every(isUsable);
  process.exitCode = usable ? 0 : 2;
}
