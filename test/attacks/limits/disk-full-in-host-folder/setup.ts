import { GenericContainer } from 'testcontainers';

export default async function setup({ menu }: { menu: string }): Promise<object> {
  const container = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['sleep', '60'])
    .start();
  const fill =
    'for i in $(seq 28); do fallocate -l 250M /menu/block-$i || break; done; dd if=/dev/zero of=/menu/rest bs=1M count=260; df -h /menu; sleep 1';
  throw new Error((await container.exec(['sh', '-c', fill])).output);
}
