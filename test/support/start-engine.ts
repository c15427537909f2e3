// Starts the private engine of $DOJO_HOME, as the command does where it finds no other.
import { alone } from '../../src/system/file-lock.ts';
import { startPrivateEngine } from '../../src/engine/managed/start.ts';
import { dojoHome } from '../../src/system/paths.ts';
import { silently } from '../../src/system/steps.ts';

await alone(dojoHome(), () => startPrivateEngine(dojoHome(), silently));
