import type { ContainerFacts, NetworkFacts, NetworksFacts } from '../schema/schema.ts';
import type { Style } from '../../text/columns.ts';

/** A network drawn as a line, on which containers sit; null: what is on none. */
export interface NetworkLine {
  network: NetworkFacts | null;
  /** Its name, and what there is to say of it. */
  head: string[];
  style: Style;
}

const styles: Style[] = ['cyan', 'magenta', 'yellow', 'blue', 'green'];

/** A line for each network, and one for the containers that are on none, if there are such. */
export function linesOf({ networks, containers }: NetworksFacts): NetworkLine[] {
  const lines = networks.map((network, index) => ({
    network,
    head: headOf(network),
    style: styles[index % styles.length] ?? 'cyan',
  }));
  const isAlone = containers.some(({ places }) => places.length === 0);
  const alone: NetworkLine = { network: null, head: ['no network'], style: 'dim' };
  return isAlone || lines.length === 0 ? [...lines, alone] : lines;
}

function headOf({ name, key, subnet, kind }: NetworkFacts): string[] {
  if (kind === 'host') return ['host', 'the host’s own'];
  const remarks = { default: 'default network', internal: 'internal network', own: null };
  return [key, name, subnet, remarks[kind]].filter((text) => text !== null);
}

/** How a container sits on a line: `● 172.20.0.2`; empty where it does not. */
export function placeOn({ network }: NetworkLine, container: ContainerFacts): string {
  const { places, sharesWith, state } = container;
  if (network === null) {
    if (places.length > 0) return '';
    return sharesWith ? `= that of ${sharesWith}` : '○ only loopback';
  }
  const place = places.find((one) => one.network === network.name);
  if (!place) return '';
  if (state !== 'running') return `○ ${state}`;
  return network.kind === 'host' ? '● as the host' : `● ${place.address}`;
}

/** By what names others on this line find it: `as db`. */
export function namesOn({ network }: NetworkLine, { places, state }: ContainerFacts): string {
  const place = places.find((one) => one.network === network?.name);
  if (!place || network?.kind === 'host' || state !== 'running') return '';
  return place.names.length > 0 ? `as ${place.names.join(', ')}` : 'no name';
}
