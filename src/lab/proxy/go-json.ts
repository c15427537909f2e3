import { ProxyError, type Fields } from './api-request.ts';

/**
 * The engine reads JSON by Go's rules: the case of a key does not matter, nor do some letters that
 * only look alike, and the last of two keys that it takes for one counts. A rule about `Privileged`
 * therefore needs the key to be spelt so: this spells the keys that are named here, in place, and
 * refuses what could be read in two ways.
 */
export function spellKeys(fields: Fields, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const key of Object.keys(fields)) {
    if (!/^[\x00-\x7f]*$/.test(key))
      throw new ProxyError(`docker-dojo: the engine has no option "${key}"`);
    const folded = key.toLowerCase();
    if (seen.has(folded)) throw new ProxyError(`docker-dojo: the option "${key}" is there twice`);
    seen.add(folded);
    const name = names.find((one) => one.toLowerCase() === folded);
    if (name === undefined || name === key) continue;
    fields[name] = fields[key];
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete fields[key];
  }
}

/** True for what an option is when nobody chose it. */
export function unset(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  if (value === 0 || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What has to be a JSON object, if it is there at all. */
export function asFields(value: unknown, what: string): Fields {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
  throw new ProxyError(`docker-dojo: ${what} has to be an object`, 400);
}

/** What has to be a list of words, if it is there at all. */
export function asWords(value: unknown, what: string): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new ProxyError(`docker-dojo: ${what} has to be a list of strings`, 400);
}

/** JSON in a request’s address; `{}` where there is none. */
export function parseFields(text: string | null, what: string): Fields {
  try {
    return asFields(JSON.parse(text ?? '{}'), what);
  } catch {
    throw new ProxyError(`docker-dojo: ${what} has to be an object in JSON`, 400);
  }
}
