import { keysIn } from './key-names.ts';

/** Reads single keys from a terminal; returns how to give the terminal back. */
export function readKeys(input: NodeJS.ReadStream, onKey: (key: string) => void): () => void {
  const onData = (text: string) => keysIn(text).forEach(onKey);
  // The terminal is gone.
  const onEnd = () => onKey('ctrl-d');
  const restore = () => void input.setRawMode(false);
  input.setRawMode(true);
  input.setEncoding('utf8').on('data', onData).on('end', onEnd).on('error', onEnd).resume();
  process.once('exit', restore);
  return () => {
    process.off('exit', restore);
    input.off('data', onData).off('end', onEnd);
    restore();
    input.pause();
    input.unref();
  };
}
