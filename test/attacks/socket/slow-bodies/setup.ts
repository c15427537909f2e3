import { connect } from 'node:net';
import { GenericContainer } from 'testcontainers';
import { ask, beside, idle, stateOf, tell } from '../../tools.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export default async function setup(): Promise<never> {
  const web = await new GenericContainer('nginx:stable-trixie').withExposedPorts(80).start();
  const toolbox = await beside(web.getId());
  const before = await stateOf(toolbox);
  const own = await idle();
  const name = toolbox.slice(0, 12);
  const rename = (to: string) => ask('POST', `/containers/${own.getId()}/rename?name=${to}`);

  /** The head now, the body when the name leads to the toolbox; resolves to what comes back. */
  const late = async (head: string[], body: Buffer | string) => {
    await rename(name);
    const socket = connect((process.env['DOCKER_HOST'] ?? '').replace('unix://', ''));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.write([...head, 'host: engine', '', ''].join('\r\n'));
    await wait(700);
    await rename('elsewhere');
    socket.write(body);
    await wait(1500);
    socket.destroy();
    return text;
  };

  const file = tarOf('usr/bin/of-my-own', 'mine');
  const at = `/containers/${name}`;
  await late(
    [
      `PUT ${at}/archive?path=/ HTTP/1.1`,
      'content-type: application/x-tar',
      `content-length: ${file.length}`,
    ],
    file,
  );
  const found = await ask('HEAD', `/containers/${toolbox}/archive?path=/usr/bin/of-my-own`);
  const words = '{}echo "of my own"\n';
  const attached = await late(
    [
      `POST ${at}/attach?stream=1&stdin=1&stdout=1 HTTP/1.1`,
      ...['upgrade: tcp', 'connection: Upgrade', 'content-length: 2'],
    ],
    words,
  );
  await late([`POST ${at}/kill HTTP/1.1`, 'content-type: text/plain', 'content-length: 2'], '{}');
  const after = await stateOf(toolbox);
  tell({
    'a file in it': found.status === 200 ? 'it is there' : null,
    // The toolbox's shell answers in base64.
    'a word with its shell': attached.includes(btoa('of my own\n')) ? attached : null,
    'its end': after === before ? null : `${before}, then ${after}`,
  });
}

function tarOf(path: string, content: string): Buffer {
  const head = Buffer.alloc(512);
  const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, '0');
  head.write(path, 0);
  head.write(octal(0o755, 8), 100);
  head.write(octal(0, 8), 108);
  head.write(octal(0, 8), 116);
  head.write(octal(content.length, 12), 124);
  head.write(octal(0, 12), 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${octal(sum, 7)}\0 `, 148);
  return Buffer.concat([head, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)]);
}
