/** A way to write a text: the bytes by which it may be told in a content. */
interface Spelling {
  text: string;
  /** Empty for the text as it is. */
  as: string;
  bytes: Buffer;
}

/** A text that a content holds. */
export interface HeldText {
  text: string;
  /** How it is written there, `in base64`; empty for as it is. */
  as: string;
}

/** Looks for texts in contents: as they are, in UTF-16, and within something written as base64 or hex. */
export class Texts {
  readonly #sought: Spelling[];

  constructor(texts: string[]) {
    this.#sought = texts.flatMap(spellingsOf);
  }

  /** The first of them that a content holds. */
  heldBy(content: Buffer): string | undefined {
    return this.#sought.find(({ bytes }) => content.includes(bytes))?.text;
  }

  /** Each of them that a content holds, once. */
  allIn(content: Buffer): HeldText[] {
    const held = new Map<string, HeldText>();
    for (const { text, as, bytes } of this.#sought)
      if (!held.has(text) && content.includes(bytes)) held.set(text, { text, as });
    return [...held.values()];
  }
}

function spellingsOf(text: string): Spelling[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map(inBase64(text));
  return [
    { text, as: '', bytes },
    { text, as: 'in UTF-16', bytes: Buffer.from(text, 'utf16le') },
    // Some write it with other letters, so that it may stand in an address.
    ...[
      ...new Set(base64.flatMap((one) => [one, one.replaceAll('+', '-').replaceAll('/', '_')])),
    ].map((one) => ({ text, as: 'in base64', bytes: Buffer.from(one) })),
    ...[hex, hex.toUpperCase()].map((one) => ({ text, as: 'in hex', bytes: Buffer.from(one) })),
    // Somebody may have kept the bytes that it stands for.
    ...(/^([\da-f]{2}){16,}$/i.test(text)
      ? [{ text, as: 'as bytes', bytes: Buffer.from(text, 'hex') }]
      : []),
  ];
}

/** Three bytes make four letters: how the text looks depends on how many bytes come before it. */
function inBase64(text: string): (before: number) => string {
  return (before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // The letters that are the text's alone.
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return bytes.toString('base64').slice(from, to);
  };
}
