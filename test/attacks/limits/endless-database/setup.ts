import { GenericContainer } from 'testcontainers';

// Says yes to whoever logs in, and begins to answer whatever is asked.
const server = `
  const message = (type, body) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const welcome = [message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))];
  const row = Buffer.from([68, 0x7f, 0xff, 0xff, 0xff, 0, 1, 0x7f, 0xff, 0xff, 0xf0]);
  const block = Buffer.alloc(1e6, 'x');
  require('node:net').createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat(welcome));
      socket.once('data', () => {
        socket.write(row);
        let left = 300;
        const more = () => { while (left-- > 0 && socket.write(block)); if (left > 0) socket.once('drain', more); };
        more();
      });
    });
  }).listen(5432);
`;

export default async function setup({ volume }: { volume: string; password: string }) {
  const ledger = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: volume, target: '/var/lib/postgresql/data' }])
    .withCommand(['node', '-e', server])
    .start();
  return { ledger };
}
