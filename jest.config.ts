// For `npx jest katas/41` and for editors with a Jest plugin; `npm test` and the dojo's own tests
// bring their own settings.
import { join } from 'node:path';
import { kataOptions } from './src/judge/jest/options.ts';
import { checkout } from './src/system/paths.ts';

export default { ...kataOptions([join(checkout, 'katas')]), maxWorkers: 2 };
