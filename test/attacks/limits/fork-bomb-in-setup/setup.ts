import { spawnSync } from 'node:child_process';

const bomb = `
  my ($end, $count) = (time + 10, 0);
  while ($count++ < 4000 && time < $end) {
    my $child = fork;
    if (defined $child && $child == 0) { sleep($end - time); exit }
  }`;

export default function setup(): Promise<object> {
  spawnSync('perl', ['-e', bomb], { timeout: 12_000 });
  return Promise.reject(new Error('4000 processes were there'));
}
