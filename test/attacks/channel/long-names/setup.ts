export default function setup(): Promise<object> {
  return Promise.resolve({ ['x'.repeat(900_000)]: {} });
}
