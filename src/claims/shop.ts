import { referenceOf } from '../images/catalogue.ts';
import type { Session } from './session.ts';

/** The images that claims run. */
export const debian = 'debian:trixie-slim';
export const nginx = 'nginx:stable-trixie';
export const node = 'node:24-trixie-slim';
export const postgres = 'postgres:17-trixie';
export const redis = 'redis:8-trixie';
/** Has curl and ip, which those have not. */
export const toolbox = () => referenceOf('docker-dojo/toolbox');

/** A PostgreSQL that starts. */
export const password = '-e POSTGRES_PASSWORD=secret';

/** Options of curl: prints the status code alone, 000 where there is no answer. */
const curl = 'curl -s -m 3 -o /dev/null -w %{http_code}';

/** A web server; resolves to its name and its address. */
export async function startShop(session: Session, options = ''): Promise<[string, string]> {
  const shop = session.name('shop');
  await session.docker(`run -d --name ${shop} ${options && `${options} `}${nginx}`);
  return [shop, await session.address(shop)];
}

/** Somebody who asks web servers, and is started beside them; resolves to the name. */
export async function startVisitor(
  session: Session,
  options = '',
  base = 'visitor',
): Promise<string> {
  const visitor = session.name(base);
  const middle = options && `${options} `;
  await session.docker(`run -d --name ${visitor} ${middle}${toolbox()} sleep infinity`);
  return visitor;
}

/** The status code that a container gets, or `no answer`. */
export async function status(session: Session, from: string, address: string): Promise<string> {
  return codeOf(session, `exec ${from} ${curl} http://${address}/`);
}

/** The same from the engine’s host. */
export async function statusOnHost(session: Session, address: string): Promise<string> {
  return codeOf(session, onHost(address));
}

async function codeOf(session: Session, asking: string): Promise<string> {
  // Anything else was not curl’s: a command that did not run shows nothing.
  const code = await session.until(asking, /^\d{3}$/);
  return code === '000' ? 'no answer' : code;
}

function onHost(address: string): string {
  return `run --rm --network host ${toolbox()} ${curl} http://${address}/`;
}

/** Whether an answer comes, from a server that may still be starting. */
export async function reaches(session: Session, from: string, address: string): Promise<boolean> {
  return (await session.repeat(`exec ${from} ${curl} http://${address}/`, /^200$/)).came;
}

/** The same from the engine’s host. */
export async function reachesOnHost(session: Session, address: string): Promise<boolean> {
  return (await session.repeat(onHost(address), /^200$/)).came;
}

/** The control: an answer there has to be, once the server has started. */
export async function answers(session: Session, from: string, address: string): Promise<void> {
  await session.until(`exec ${from} ${curl} http://${address}/`, /^200$/);
}

/** The same from the engine’s host. */
export async function answersOnHost(session: Session, address: string): Promise<void> {
  await session.until(onHost(address), /^200$/);
}
