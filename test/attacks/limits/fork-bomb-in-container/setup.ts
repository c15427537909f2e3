import { inContainer } from '../../tools.ts';

export default async function setup(): Promise<object> {
  await inContainer('i=0; while [ $i -lt 4000 ]; do i=$((i+1)); sleep 8 & done; sleep 1');
  throw new Error('4000 processes were there');
}
