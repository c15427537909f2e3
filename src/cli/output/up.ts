import type { Endpoint } from '../../engine/endpoint.ts';
import { dojoCommand } from '../../katas/display.ts';

/** A container that is up. */
export interface ShownContainer {
  /** What the kata calls it. */
  key: string;
  /** The engine’s name for it. */
  name: string;
  image: string;
  networks: string[];
}

/** The engine, the containers, and five commands to look around with. */
export function upText(run: string, { host }: Endpoint, containers: ShownContainer[]): string {
  const width = Math.max(0, ...containers.map(({ key }) => key.length));
  const [first] = containers;
  const name = first?.name ?? '<container>';
  const network = containers.flatMap(({ networks }) => networks)[0] ?? 'bridge';
  return [
    `export DOCKER_HOST=${host}`,
    '',
    ...containers.map((one) => `${one.key.padEnd(width)}  ${one.name}  (${one.image})`),
    '',
    `docker ps -a --filter label=dojo.run=${run}`,
    `docker logs ${name}`,
    `docker exec -it ${name} sh`,
    `docker inspect ${name}`,
    `docker network inspect ${network}`,
    '',
    `Ctrl-C here, or ${dojoCommand('down')} in another terminal, removes it all`,
  ].join('\n');
}
