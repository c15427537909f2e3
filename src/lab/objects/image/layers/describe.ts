import { shows } from '../../../run/commands.ts';
import type { Layer } from './layer.ts';

/** The layers above the base image, the lowest first. */
export function added(layers: Layer[]): Layer[] {
  return layers.filter(({ fromBase }) => !fromBase);
}

/** The sum of these layers' sizes in bytes. */
export function weight(layers: Layer[]): number {
  return layers.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The layers above the base image of an image with this name, a line each: number, size, instruction. */
export function describeLayers(name: string, layers: Layer[]): string {
  const own = added(layers);
  const lines = own.map(({ createdBy, bytes }, index) => {
    const number = String(index + 1).padStart(String(own.length).length);
    return `${number}  ${describeSize(bytes).padStart(9)}  ${describeInstruction(createdBy)}`;
  });
  const total = `above the base image: ${describeSize(weight(own))} in all`;
  const words = own.length > 0 ? [total, ...lines].join('\n') : 'no layer above the base image';
  return shows(`docker history ${name}`, words);
}

/** An instruction, cut to what fits in a line. */
export function describeInstruction(createdBy: string): string {
  const words = createdBy || 'an instruction that left no trace';
  return words.length > 64 ? `${words.slice(0, 63)}…` : words;
}

/** A size as docker writes it: `24.3 MB`. */
export function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
