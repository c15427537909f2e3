import type { Command } from 'commander';
import { catalogue } from '../../images/catalogue.ts';
import { imageState, type ImageState } from '../../images/state.ts';
import { session } from '../../verdict/session.ts';

export const summary = 'show the images that katas run on: official, stand-in, or missing';

export function define(command: Command): void {
  command
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  npm run dojo -- images')
    .action(async ({ json }: { json?: true }) => {
      const { docker } = await session();
      const rows = await Promise.all(
        catalogue().map(async (image) => ({
          name: image.name,
          ...(await imageState(docker, image)),
        })),
      );
      if (json) return console.log(JSON.stringify(rows, null, 2));
      for (const { name, ...state } of rows) console.log(`${name.padEnd(28)}${inWords(state)}`);
    });
}

function inWords(state: ImageState): string {
  if (state.kind === 'absent') return 'missing (npm start gets it)';
  const words = {
    official: 'official',
    own: 'the dojo’s own',
    'stand-in': 'stand-in',
    outdated: 'outdated',
  };
  return `${words[state.kind].padEnd(16)}${(state.bytes / 1e6).toFixed(0).padStart(5)} MB`;
}
