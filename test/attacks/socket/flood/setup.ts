import { connect } from 'node:net';
import { ask, send, tell, unlessRefused, readReply } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const path = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '');
  const head =
    'POST /containers/create HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7900000\r\n\r\n';
  const upgrade =
    'POST /exec/1/start HTTP/1.1\r\nhost: x\r\nupgrade: tcp\r\nconnection: Upgrade\r\ncontent-length: 4000000000\r\n\r\n';
  const block = Buffer.alloc(1_000_000, ' ');
  const sockets = Array.from({ length: 300 }, (_, index) => {
    const socket = connect(path).on('error', () => undefined);
    socket.write(index % 2 ? head : upgrade);
    socket.write(block);
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, 5000));
  for (const socket of sockets) socket.destroy();
  const large = { Image: 'node:24-trixie-slim', Labels: { large: 'x'.repeat(9_000_000) } };
  tell({
    'a large wish': unlessRefused(await ask('POST', '/containers/create', large)),
    'a long address': unlessRefused(
      readReply(await send(`GET /${'x'.repeat(200_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)),
    ),
    'nothing else goes': (await ask('GET', '/_ping')).status === 200 ? null : 'the socket is dead',
  });
}
