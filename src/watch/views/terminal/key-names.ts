const sequences: Record<string, string> = {
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x1b[5~': 'page up',
  '\x1b[6~': 'page down',
  '\x03': 'ctrl-c',
  '\x04': 'ctrl-d',
  '\r': 'enter',
  '\n': 'enter',
  '\x1b': 'escape',
  ' ': 'page down',
};

/** The keys in what a terminal in raw mode sent: letters as they are, others by a name. */
export function keysIn(text: string): string[] {
  // An escape sequence, or one character.
  const parts = text.match(/\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])|[^]/gu) ?? [];
  return parts.map((part) => sequences[part] ?? (part.length > 2 ? 'unknown' : part));
}
