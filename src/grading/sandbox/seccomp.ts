import { endianness } from 'node:os';

/**
 * Which calls of the kernel a setup does without, by architecture: its keys, other processes’ memory,
 * programs in the kernel, new namespaces. Containers are kept from these by the engine; a setup is no
 * container. `clone3` hides its wishes from a filter: whoever is told that there is none takes `clone`.
 */
const machines: Partial<Record<NodeJS.Architecture, Machine>> = {
  x64: {
    audit: 0xc000003e,
    // keyctl & co., ptrace, process_vm_*, bpf, perf_event_open, userfaultfd, unshare, setns, pidfd_getfd
    denied: [248, 249, 250, 101, 310, 311, 321, 298, 323, 272, 308, 438],
    clone: 56,
  },
  arm64: {
    audit: 0xc00000b7,
    denied: [217, 218, 219, 117, 270, 271, 280, 241, 282, 97, 268, 438],
    clone: 220,
  },
};

interface Machine {
  /** The kernel’s number of the architecture. */
  audit: number;
  /** Numbers of calls. */
  denied: number[];
  clone: number;
}

// Where struct seccomp_data has these: the call’s number, the architecture, the first argument’s low half.
const [number, architecture, firstArgument] = [0, 4, 16];
const [load, jumpIfEqual, jumpIfAbove, jumpIfBits, end] = [0x20, 0x15, 0x25, 0x45, 0x06];
const allow = 0x7fff0000;
const failWith = (errno: number) => 0x00050000 + errno;
const [notPermitted, noSuchCall] = [1, 38];
const newNamespaces = 0x7e020000;
const clone3 = 435;

/**
 * The filter for `setpriv --seccomp-filter`: classic BPF as the kernel takes it. Null for a machine
 * whose numbers are not known here.
 */
export function callsOfSetups(machine: NodeJS.Architecture = process.arch): Buffer | null {
  const known = machines[machine];
  if (!known || endianness() !== 'LE') return null;
  const refuse = [
    // Another architecture’s calls have other numbers; so have those of x32, above all others.
    ...[statement(load, architecture), jump(jumpIfEqual, known.audit, 1, 0)],
    ...[statement(end, failWith(notPermitted)), statement(load, number)],
    ...[jump(jumpIfAbove, 0x3fffffff, 0, 1), statement(end, failWith(notPermitted))],
    ...[jump(jumpIfEqual, clone3, 0, 1), statement(end, failWith(noSuchCall))],
    ...known.denied.flatMap((call) => [
      jump(jumpIfEqual, call, 0, 1),
      statement(end, failWith(notPermitted)),
    ]),
    ...[jump(jumpIfEqual, known.clone, 0, 3), statement(load, firstArgument)],
    ...[jump(jumpIfBits, newNamespaces, 0, 1), statement(end, failWith(notPermitted))],
  ];
  return Buffer.concat([...refuse, statement(end, allow)]);
}

/** @param then how many statements to leave out where it holds; `otherwise` where it does not */
function jump(code: number, value: number, then: number, otherwise: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(then, 2);
  bytes.writeUInt8(otherwise, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}

function statement(code: number, value: number): Buffer {
  return jump(code, value, 0, 0);
}
