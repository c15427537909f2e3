import type { IncomingHttpHeaders } from 'node:http';
import { ProxyError } from './api-request.ts';

/** What a request asks for, read once for whoever judges it and for the engine. */
export interface Address {
  /** Without the API’s version and the query, nothing encoded: `/containers/create`. */
  path: string;
  query: URLSearchParams;
}

/**
 * Reads a request’s address as the engine does: it takes `%63reate` for `create`, and sends on whoever
 * writes `//` or `..`. What could be read in two ways is refused.
 */
export function readAddress(url: string): Address & { version: string } {
  const [, encoded = '', , text = ''] = /^(\/[^?#]*)(\?([^#]*))?$/.exec(url) ?? [];
  const whole = decoded(encoded);
  const clean = /^(?:\/[^/\\\0-\x1f\x7f]+)+$/.test(whole) && !/\/\.{1,2}(?:\/|$)/.test(whole);
  if (!clean)
    throw new ProxyError(`docker-dojo: the engine has nothing at ${url.slice(0, 200)}`, 400);
  const [, version = '', path = ''] = /^(\/v[\d.]+(?=\/))?(.*)$/s.exec(whole) ?? [];
  return { version, path, query: new URLSearchParams(text) };
}

/** The address again, as it goes to the engine. */
export function writeAddress(version: string, { path, query }: Address): string {
  const encoded = `${version}${path.split('/').map(encodeURIComponent).join('/')}`;
  const text = query.toString();
  return text ? `${encoded}?${text}` : encoded;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The engine takes a form’s fields before those of the address, which is what the rules read. */
export function refuseForm({ 'content-type': type = '' }: IncomingHttpHeaders): void {
  if (/^\s*(?:application\/x-www-form-urlencoded|multipart\/)/i.test(type))
    throw new ProxyError('docker-dojo: say it in the address, not in a form', 415);
}
