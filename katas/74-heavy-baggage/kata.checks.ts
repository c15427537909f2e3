import { randomBytes, randomInt } from 'node:crypto';
import { docs, type ImageHandle, type MatcherResult } from '#lab';

type Check = (image: ImageHandle) => Promise<MatcherResult>;

/**
 * The files of a stock, path → content: a ledger, and goods on shelves in aisles, 6 MB in all. Names,
 * depths and contents are others in every run.
 */
export function drawnStock(nonce: string): Record<string, string> {
  const goods = Array.from({ length: 24 }, (_, n): [string, string] => {
    const aisle = `aisle-${randomInt(3)}-${nonce}`;
    const shelf = randomInt(2) === 0 ? '' : `/shelf-${randomInt(4)}`;
    return [`${aisle}${shelf}/goods-${n}.txt`, words(190_000)];
  });
  return { 'ledger.txt': `Ledger of ${nonce}\n`, ...Object.fromEntries(goods) };
}

/** Short ones: long runs of letters would be taken for something packed. */
function words(bytes: number): string {
  const letters = randomBytes(bytes).toString('base64url');
  return `${letters.match(/.{1,12}/g)?.join(' ')}\n`;
}

/** Everything in a folder of the image has this owner, before anything has run. */
export function belongsTo(uid: number, folder: string): Check {
  return async (image) => {
    const files = await image.files(folder);
    const others = (files ?? []).filter((file) => file.path !== '.' && file.uid !== uid);
    const list = others.slice(0, 3).map((file) => `user ${file.uid} has ${folder}/${file.path}`);
    const more = others.length > 3 ? [`… and ${others.length - 3} more`] : [];
    return {
      pass: files !== null && others.length === 0,
      finding: {
        ran: `docker run --rm ${image.name} find ${folder} -mindepth 1 ! -uid ${uid}`,
        got: files === null ? `no directory ${folder}` : [...list, ...more].join('\n'),
        expected: `nothing: all in ${folder} belongs to user ${uid}, who is node`,
        see: [`the build, ${image.describeBuild()}`],
        read: docs.user,
      },
    };
  };
}

/** Each of these files is in a folder of the image, with its content. */
export function holds(stock: Record<string, string>, folder: string): Check {
  return async (image) => {
    const files = new Map((await image.files(folder))?.map(({ path, content }) => [path, content]));
    const all = Object.entries(stock);
    const missing = all.filter(([path]) => !files.has(path)).map(([path]) => path);
    const other = all.filter(
      ([path, text]) => files.get(path)?.equals(Buffer.from(text)) === false,
    );
    const wrong = [
      ...missing.map((path) => `missing: ${folder}/${path}`),
      ...other.map(([path]) => `with another content: ${folder}/${path}`),
    ];
    return {
      pass: wrong.length === 0,
      finding: {
        ran: `docker run --rm ${image.name} ls -R ${folder}`,
        got: `${all.length - wrong.length} of the ${all.length} files of stock.tar\n${wrong.slice(0, 4).join('\n')}`,
        expected: `all ${all.length} files, as they are in stock.tar`,
        see: [`the build, ${image.describeBuild()}`],
        read: docs.build,
      },
    };
  };
}
