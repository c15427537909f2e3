import { referenceOf } from '../../images/catalogue.ts';
import { excerpt } from './observation.ts';

// What a message says is what somebody can type: the command, and what it shows.

/**
 * A fact of the engine, as the command that shows it: `docker port web   → 80/tcp -> 0.0.0.0:49153`.
 * What has several lines stands below the command.
 */
export function shows(command: string, what: string): string {
  const lines = what.trimEnd().split('\n');
  return lines.length === 1
    ? `${command}   → ${what.trimEnd()}`
    : [`${command}   →`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What one field of a container holds: `docker inspect -f '{{.HostConfig.NetworkMode}}' web   → host`. */
export function showsField(key: string, template: string, what: string): string {
  return shows(`docker inspect -f '${template}' ${nameIn(key)}`, what);
}

/** The last lines that a container has printed. */
export function showsLog(key: string, log: string, lines: number): string {
  return shows(`docker logs -n ${lines} ${nameIn(key)}`, excerpt(log, { lines }) || 'nothing');
}

/** What a command calls a container: without the image, which messages name beside it. */
export function nameIn(key: string): string {
  return key.replace(/ \(.*\)$/, '');
}

/**
 * A command of the toolbox, as it is run in a container’s network, or another one.
 * @param network `container:web`, `host`, `bridge`
 */
export function inNetwork(network: string, command: string): string {
  return `docker run --rm --network ${network} ${referenceOf('docker-dojo/toolbox')} ${command}`;
}

/** A command of the toolbox, as it is run with all that a container has mounted, and without a network. */
export function withVolumesFrom(key: string, command: string): string {
  return `docker run --rm --network none --volumes-from ${nameIn(key)} ${referenceOf('docker-dojo/toolbox')} ${command}`;
}
