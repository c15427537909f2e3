import { spawnSync } from 'node:child_process';
import { tell, type Tries } from '../../tools.ts';

// The numbers of add_key and keyctl; 10 searches, 11 reads; -3 is the session's keyring, -4 the user's.
const [addKey, keyctl] = process.arch === 'arm64' ? [217, 219] : [248, 250];

const leave = (keyring: number) => `
  my ($type, $name, $text) = ("user", "left", "x");
  syscall(${addKey}, $type, $name, $text, 1, ${keyring}) < 0 and die;
  print "left"`;

const words: Record<string, string> = {
  'the grader’s key': `
    my ($type, $name) = ("user", "dojo-canary");
    my $key = syscall(${keyctl}, 10, -3, $type, $name, 0);
    die if $key < 0;
    my $text = "\\0" x 200;
    syscall(${keyctl}, 11, $key, $text, 200) > 0 or die;
    print $text`,
  'a key in the session': leave(-3),
  'a key of the user': leave(-4),
};

export default function setup(): never {
  const tries: Tries = {};
  for (const [name, program] of Object.entries(words)) {
    const { status, stdout } = spawnSync('perl', ['-e', program], { encoding: 'utf8' });
    tries[name] = status === 0 ? stdout.replaceAll('\0', '') : null;
  }
  tell(tries);
}
