export default async function setup(): Promise<object> {
  process.removeAllListeners('disconnect');
  process.removeAllListeners('message');
  process.stdin.destroy();
  return new Promise(() => undefined);
}
