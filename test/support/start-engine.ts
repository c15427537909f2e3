// Starts the private engine of $DOJO_HOME, as the command does where it finds no other.
import { alone } from '../../src/engine/lock.ts';
import { startPrivateEngine } from '../../src/engine/private/start.ts';
import { dojoHome } from '../../src/home.ts';
import { silently } from '../../src/steps.ts';

await alone(dojoHome(), () => startPrivateEngine(dojoHome(), silently));
