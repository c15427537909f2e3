import type { ContainerFacts, NetworksFacts } from '../schema/schema.ts';
import { linesOf, namesOn, placeOn, type NetworkLine } from './lines.ts';
import { cell, cut, styled, widest, type Style } from '../../text/columns.ts';

// Between a line's texts and the next line.
const gap = 2;

/**
 * Networks as lines from top to bottom, containers as rows: a dot where one sits on the other. Where
 * the lines have no room side by side, networks come one after the other.
 */
export function drawBus(facts: NetworksFacts, width: number): string[] {
  const { containers } = facts;
  const lines = linesOf(facts);
  const names = containers.map(({ name }) => name);
  const label = widest(names, { least: 8, most: 16 }) + 3;
  const room = Math.min(36, Math.floor((width - label) / lines.length));
  if (room < roomNeeded(lines, containers) + gap) return drawList(lines, containers, width);
  const row = (name: string, drawn: (line: NetworkLine) => string) =>
    (cell(name, label, 'bold') + lines.map(drawn).join('')).trimEnd();
  const isInline = containers.every((one) =>
    lines.every((line) => inline(line, one).length <= room - gap),
  );
  return [
    ...headRows(lines).map((index) => row('', (line) => headCell(line, index, room))),
    row('', (line) => emptyCell(line, room)),
    ...containers.flatMap((one) => [
      row(one.name, (line) => placeCell(line, one, room, isInline)),
      ...(isInline ? [] : [row('', (line) => namesCell(line, one, room))]),
    ]),
  ];
}

/** What has to have room beside a line at least. */
function roomNeeded(lines: NetworkLine[], containers: ContainerFacts[]): number {
  const places = lines.flatMap((line) => containers.map((one) => placeOn(line, one)));
  // A name may be cut, what is said of it may not.
  const remarks = lines.flatMap(({ network, head }) =>
    head.filter((text) => text !== network?.name && text !== network?.key),
  );
  return widest([...places, ...remarks]);
}

function headRows(lines: NetworkLine[]): number[] {
  return [...Array(Math.max(...lines.map(({ head }) => head.length))).keys()];
}

function headCell({ head, style }: NetworkLine, index: number, room: number): string {
  return gapped(head[index] ?? '', room, index === 0 ? style : 'dim');
}

function placeCell(
  line: NetworkLine,
  container: ContainerFacts,
  room: number,
  isInline: boolean,
): string {
  const text = isInline ? inline(line, container) : placeOn(line, container);
  if (!text) return emptyCell(line, room);
  return styled(text.slice(0, 1), line.style) + gapped(text.slice(1), room - 1);
}

function namesCell(line: NetworkLine, container: ContainerFacts, room: number): string {
  const names = namesOn(line, container);
  if (!names) return emptyCell(line, room);
  return styled('│', line.style) + gapped(` ${names}`, room - 1, 'dim');
}

function emptyCell({ network, style }: NetworkLine, room: number): string {
  return network ? cell('│', room, style) : ' '.repeat(room);
}

function gapped(text: string, room: number, style?: Style): string {
  return cell(text, room - gap, style) + ' '.repeat(gap);
}

function inline(line: NetworkLine, container: ContainerFacts): string {
  return `${placeOn(line, container)} ${namesOn(line, container)}`.trim();
}

function drawList(lines: NetworkLine[], containers: ContainerFacts[], width: number): string[] {
  const label = widest(
    containers.map(({ name }) => name),
    { most: 16 },
  );
  return lines.flatMap((line) => {
    const there = containers.filter((one) => placeOn(line, one));
    const rows = there.map((one) => {
      const text = inline(line, one);
      const dot = styled(text.slice(0, 1), line.style);
      return `${dot} ${cell(one.name, label)}  ${cut(text.slice(2), width - label - 4)}`;
    });
    return [listHead(line, width), ...rows];
  });
}

function listHead({ head: [name = '', ...more], style }: NetworkLine, width: number): string {
  const short = cut(name, width - (more[0]?.length ?? 0) - 2);
  const about = cut(more.join(', '), width - short.length - 2);
  return `${styled(short, style)}  ${styled(about, 'dim')}`.trimEnd();
}
