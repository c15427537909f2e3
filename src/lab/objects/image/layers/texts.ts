/** A text, and the bytes by which it may be told in a content. */
interface Spelling {
  text: string;
  spellings: Buffer[];
}

/** Looks for texts in contents: as they are, in UTF-16, and within something written as base64. */
export class Texts {
  readonly #sought: Spelling[];

  constructor(texts: string[]) {
    this.#sought = texts.map((text) => ({ text, spellings: spellingsOf(text) }));
  }

  /** The first of them that a content holds. */
  heldBy(content: Buffer): string | undefined {
    const held = this.#sought.find(({ spellings }) =>
      spellings.some((one) => content.includes(one)),
    );
    return held?.text;
  }
}

function spellingsOf(text: string): Buffer[] {
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), ...[0, 1, 2].map(inBase64(text))];
}

/** Three bytes make four letters: how the text looks depends on how many bytes come before it. */
function inBase64(text: string): (before: number) => Buffer {
  return (before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // The letters that are the text's alone.
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return Buffer.from(bytes.toString('base64').slice(from, to));
  };
}
