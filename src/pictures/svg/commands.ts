import type { BuildsFacts, ImagesFacts, MountsFacts, NetworksFacts } from '../schema/schema.ts';
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

export function networkCommands({ networks, containers }: NetworksFacts): string[] {
  const publishing = containers.filter(({ ports }) =>
    ports.some(({ published }) => published.length > 0),
  );
  return [
    ...networks.map(({ name }) => command('network', name)),
    ...(containers.length > 0 ? [connections(containers.map(({ name }) => name))] : []),
    ...publishing.map(({ name }) => command('port', name)),
  ];
}

/** Of all containers in one. */
function connections(names: string[]): string {
  const called = names.map((name) => quote(nameIn(name)));
  return `docker inspect -f '{{.Name}} {{json .NetworkSettings.Networks}}' ${called.join(' ')}`;
}

export function mountCommands(all: MountsFacts[]): string[] {
  const volumes = all
    .flatMap(({ mounts }) => mounts)
    .filter(({ backing }) => backing.endsWith('volume'))
    .map(({ source }) => source);
  return [
    ...all.map(
      ({ container }) => `docker inspect -f '{{json .Mounts}}' ${quote(nameIn(container))}`,
    ),
    ...[...new Set(volumes)].map((name) => command('volume', name)),
  ];
}

export function buildCommands({ context }: BuildsFacts): string[] {
  return [command('build', `${context}/`)];
}

/** An image is called as the folder that it is built from, and its stage. */
export function imageCommands({ images }: ImagesFacts): string[] {
  return images.map(({ name }) => {
    const [, folder = 'app', stage] = / of (.+?)\/(?:, (.+))?$/.exec(name) ?? [];
    return command('image', stage === undefined ? folder : `${folder}-${stage}`);
  });
}
