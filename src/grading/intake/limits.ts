import { Unreadable } from './errors.ts';

const MB = 1_000_000;

/** What reading one submission may cost. Whoever exceeds one of these learns which. */
export const limits = {
  /** Files and folders that are looked at. */
  entries: 10_000,
  /** Those below node_modules and the like, which are passed over. */
  litter: 200_000,
  /** Folders one within the other. */
  depth: 20,
  /** Bytes of one file, unpacked. */
  fileBytes: 5 * MB,
  /** Bytes of all files whose content is looked at, unpacked. */
  totalBytes: 50 * MB,
  /** Bytes of an archive that has to be unpacked to get past them. */
  unpackedBytes: 1_000 * MB,
  /** How many times its size an archive may unpack to … */
  ratio: 100,
  /** … once it is more than this. */
  ratioFromBytes: 10 * MB,
  /** An archive’s or a bundle’s own size. */
  archiveBytes: 500 * MB,
  /** The objects of a git repository: their bytes as stored, and how many files they are in. */
  gitBytes: 200 * MB,
  gitFiles: 50_000,
  /** Seconds for what is done in one go: an archive unpacked, a command of git. */
  seconds: 60,
} as const;

/** Counts what reading one submission costs; what exceeds a limit makes it unreadable. */
export class Budget {
  readonly #archiveBytes: number | null;
  #entries = 0;
  #litter = 0;
  #looked = 0;
  #unpacked = 0;

  /** @param archiveBytes The archive’s own size; null where nothing is packed. */
  constructor(archiveBytes: number | null = null) {
    this.#archiveBytes = archiveBytes;
  }

  /** One more file or folder. */
  entry(): void {
    this.#entries += 1;
    if (this.#entries > limits.entries) throw more(`${count(limits.entries)} files and folders`);
  }

  /** One more that is passed over. */
  litter(): void {
    this.#litter += 1;
    if (this.#litter > limits.litter) throw more(`${count(limits.litter)} files of packages`);
  }

  /** Bytes of a file whose content is wanted. */
  look(bytes: number): void {
    this.#looked += bytes;
    if (this.#looked > limits.totalBytes) throw more(megabytes(limits.totalBytes));
  }

  /** Bytes that came out of an archive, wanted or not. */
  unpack(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > limits.unpackedBytes) throw more(megabytes(limits.unpackedBytes));
    if (this.#archiveBytes === null || this.#unpacked <= limits.ratioFromBytes) return;
    if (this.#unpacked > this.#archiveBytes * limits.ratio)
      throw new Unreadable(`unpacks to more than ${limits.ratio} times its size`);
  }
}

/** `5 MB`. */
export function megabytes(bytes: number): string {
  return `${count(bytes / MB)} MB`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function more(what: string): Unreadable {
  return new Unreadable(`holds more than ${what}`);
}
