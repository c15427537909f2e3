export default function setup(): Promise<object> {
  process.abort();
}
