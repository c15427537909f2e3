export default function setup(): Promise<object> {
  const blocks = Array.from({ length: 40 }, () => Buffer.alloc(100_000_000, 1));
  return Promise.reject(new Error(`${blocks.length} blocks of 100 MB were there`));
}
