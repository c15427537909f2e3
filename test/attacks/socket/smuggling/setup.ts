import { ask, createEach, send, tell } from '../../tools.ts';

const body = JSON.stringify({ Image: 'node:24-trixie-slim', HostConfig: { Privileged: true } });
const hidden = `POST /containers/create?name=hidden HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
const chunk = `${hidden.length.toString(16)}\r\n${hidden}\r\n`;

const outer: Record<string, string> = {
  'two lengths': `POST /auth HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\ncontent-length: ${hidden.length}\r\n\r\n${hidden}`,
  'a length and pieces': `POST /auth HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'pieces in two spellings': `POST /auth HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
  'pieces behind a tab': `POST /auth HTTP/1.1\r\nhost: x\r\ntransfer-encoding:\tchunked, x\r\ncontent-length: ${hidden.length}\r\n\r\n${hidden}`,
  'a piece with an extension': `POST /auth HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0;\n\r\n\r\n${hidden}`,
  'bare line feeds': `POST /auth HTTP/1.1\nhost: x\ncontent-length: 0\n\n${hidden}`,
  'a folded line': `POST /auth HTTP/1.1\r\nhost: x\r\nx: y\r\n content-length: 0\r\n\r\n${hidden}`,
  'a space before the colon': `POST /auth HTTP/1.1\r\nhost: x\r\ncontent-length : ${hidden.length}\r\n\r\n${hidden}`,
  'a length below nothing': `POST /auth HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n${hidden}`,
  'a request behind a request': `GET /_ping HTTP/1.1\r\nhost: x\r\n\r\n${hidden}`,
  'behind an upgrade that fails': `POST /exec/0123/start HTTP/1.1\r\nhost: x\r\nupgrade: tcp\r\nconnection: Upgrade\r\ncontent-length: 0\r\n\r\n${hidden}`,
  'in pieces behind an upgrade': `POST /exec/0123/start HTTP/1.1\r\nhost: x\r\nupgrade: tcp\r\nconnection: Upgrade\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'in an upgrade’s body': `POST /exec/0123/start HTTP/1.1\r\nhost: x\r\nupgrade: tcp\r\nconnection: Upgrade\r\ntransfer-encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`,
  'a header with a line end': `GET /_ping HTTP/1.1\r\nhost: x\r\nx: a\rb\r\nconnection: keep-alive\r\n\r\n${hidden}`,
};

export default async function setup(): Promise<never> {
  const tries = await createEach({});
  for (const [name, bytes] of Object.entries(outer)) {
    await send(bytes, 1000);
    const { status } = await ask('GET', '/containers/hidden/json');
    tries[name] = status === 200 ? 'created' : null;
  }
  tell(tries);
}
