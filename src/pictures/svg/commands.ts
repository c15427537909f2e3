import { nameIn } from '../../lab/run/commands.ts';
import { quote } from '../../lab/probes/toolbox.ts';

const verbs = {
  network: 'docker network inspect',
  container: 'docker inspect',
  port: 'docker port',
  volume: 'docker volume inspect',
  image: 'docker history',
  build: 'docker build --progress plain',
};

/** The docker command that shows a thing, to copy: whatever it is called, the shell takes it as one word. */
export function command(what: keyof typeof verbs, name: string): string {
  return `${verbs[what]} ${quote(nameIn(name))}`;
}
