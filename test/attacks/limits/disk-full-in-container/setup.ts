import { inContainer } from '../../tools.ts';

export default async function setup(): Promise<object> {
  throw new Error(
    await inContainer(
      'for i in $(seq 28); do fallocate -l 250M /block-$i || break; done; dd if=/dev/zero of=/rest bs=1M count=260; df -h /; sleep 1',
    ),
  );
}
