import { GenericContainer } from 'testcontainers';

export default async function setup(): Promise<object> {
  const container = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: 'mine', target: '/mine' }])
    .withCommand(['sleep', '60'])
    .start();
  const fill =
    'for i in $(seq 28); do fallocate -l 250M /mine/block-$i || break; done; dd if=/dev/zero of=/mine/rest bs=1M count=260; df -h /mine; sleep 1';
  throw new Error((await container.exec(['sh', '-c', fill])).output);
}
