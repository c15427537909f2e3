export default function setup(): Promise<object> {
  const pairs = Array.from({ length: 1_000_000 }, (_, index) => [`container-${index}`, {}]);
  return Promise.resolve(Object.fromEntries(pairs) as object);
}
