import type { Run } from '../run/run.ts';
import { asFields } from './go-json.ts';
import { ProxyError, type Fields } from './api-request.ts';
import { ask } from '../../engine/request.ts';

/**
 * Gives what is to be made the run’s labels. Others of the dojo’s a setup may not write; those that a
 * container would have from its image anyway, it may repeat.
 * @param image what a container is made from
 */
export async function labelObject(run: Run, fields: Fields, image?: unknown): Promise<void> {
  const labels = asFields(fields['Labels'], 'Labels');
  const [first] = forgedIn(run, labels);
  if (first !== undefined) {
    const inherited = typeof image === 'string' ? await labelsOf(run, image) : {};
    refuseDojoLabels(run, labels, inherited);
  }
  fields['Labels'] = { ...labels, ...run.labels };
}

/** Throws where labels are the dojo’s own, and not those that the thing would have anyway. */
export function refuseDojoLabels(run: Run, labels: Fields, inherited: Fields = {}): void {
  const forged = forgedIn(run, labels).find((name) => labels[name] !== inherited[name]);
  if (forged !== undefined) throw forgery(forged);
}

function forgedIn(run: Run, labels: Fields): string[] {
  const ofDojo = Object.keys(labels).filter((name) => name.startsWith('dojo.'));
  return ofDojo.filter((name) => labels[name] !== run.labels[name]);
}

/** The instructions that give an image that is not built the run’s labels, behind those that it has. */
export function labelChanges(run: Run, query: URLSearchParams): void {
  for (const change of query.getAll('changes')) {
    const [, name] = /^\s*LABEL\s[^]*?\b(dojo\.[\w.-]*)/i.exec(change) ?? [];
    if (name !== undefined) throw forgery(name);
  }
  const pairs = Object.entries(run.labels).map(([name, value]) => `${name}="${value}"`);
  query.append('changes', `LABEL ${pairs.join(' ')}`);
}

function forgery(name: string): ProxyError {
  return new ProxyError(
    `docker-dojo: the label ${name.slice(0, 80)} is the dojo’s own: a setup may not set it`,
  );
}

async function labelsOf(run: Run, image: string): Promise<Fields> {
  const path = `/images/${image.split('/').map(encodeURIComponent).join('/')}/json`;
  const { body } = await ask(run.endpoint.host, 'GET', path);
  return (body as { Config?: { Labels?: Fields | null } } | null)?.Config?.Labels ?? {};
}
