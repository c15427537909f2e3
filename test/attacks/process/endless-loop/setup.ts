export default function setup(): Promise<object> {
  const end = Date.now() + 100_000;
  while (Date.now() < end);
  return Promise.resolve({});
}
