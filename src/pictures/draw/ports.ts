import { endText, parseEnd, withoutRepeats } from '../../lab/objects/network/port-bindings.ts';
import type { ContainerFacts } from '../schema/schema.ts';
import { cell, cut, styled, widest } from '../../text/columns.ts';

// So many say what there is to say.
const most = 12;

/** What is published where, and what only looks like it. */
export function drawPorts(containers: ContainerFacts[], width: number): string[] {
  const ends = containers.flatMap(({ name, ports }) =>
    ports.flatMap(({ port, published }) =>
      withoutRepeats(published.map(parseEnd)).map((end) => ({
        end: endText(end),
        to: `${name} ${plain(port)}`,
      })),
    ),
  );
  const label = 'published  ';
  const room = width - label.length - 5;
  // A name may be long, an address is not.
  const end = widest(
    ends.map((one) => one.end),
    { most: room - 10 },
  );
  const to = widest(
    ends.map((one) => one.to),
    { most: room - end },
  );
  const lines = ends.map((one) => {
    const whose = whoReaches(one.end);
    const way = `${cell(one.end, end)} ──▶ ${cell(one.to, to)}`;
    const fits = room - end - to >= whose.length + 2;
    return fits ? `${way}  ${styled(whose, 'dim')}`.trimEnd() : way;
  });
  const more = lines.length > most ? [styled(`… and ${lines.length - most} more`, 'dim')] : [];
  const published = lines.length > 0 ? [...lines.slice(0, most), ...more] : ['nothing'];
  const all = [...published, ...notPublished(containers, width)];
  return all.map((line, index) =>
    index === 0 ? `${styled(label, 'bold')}${line}` : `${' '.repeat(label.length)}${line}`,
  );
}

function notPublished(containers: ContainerFacts[], width: number): string[] {
  const only = containers.flatMap(({ name, ports }) =>
    ports
      .filter(({ published }) => published.length === 0)
      .map(({ port, asked }) => ({ asked, text: `${name} ${plain(port)}` })),
  );
  const words = (title: string, asked: boolean) => {
    const texts = only.filter((one) => one.asked === asked).map(({ text }) => text);
    if (texts.length === 0) return [];
    return [styled(cut(`${title}: ${texts.join(', ')}`, width - 11), 'dim')];
  };
  return [...words('asked for in vain', true), ...words('only exposed', false)];
}

function plain(port: string): string {
  return port.replace(/\/tcp$/, '');
}

/** Who gets to an end of the host; empty where only its address says it. */
export function whoReaches(end: string): string {
  if (/^(?:0\.0\.0\.0|\[::\]):/.test(end)) return 'from everywhere';
  return /^(?:127\.|\[::1\])/.test(end) ? 'from the host only' : '';
}
