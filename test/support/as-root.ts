import { execaSync } from 'execa';
import { describeUnless } from './describe-unless.ts';

/** Why tests that start an engine of their own cannot run here; null where they can. */
export function noSecondEngine(): string | null {
  if (process.platform !== 'linux') return 'this is not Linux';
  if (process.getuid?.() !== 0) return 'this account is not root';
  const tools = ['dockerd', 'unshare', 'nsenter', 'ip', 'iptables', 'mount'];
  const missing = tools.filter(
    (tool) =>
      execaSync('sh', ['-c', 'command -v "$1"', 'sh', tool], {
        env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
        reject: false,
      }).exitCode !== 0,
  );
  return missing.length > 0 ? `there is no ${missing.join(', no ')} here` : null;
}

/** As `describe`, for tests that need an engine of their own; skipped, it says why. */
export function describeWithEngine(name: string, define: () => void): void {
  const why = noSecondEngine();
  describeUnless(why && `needs a second engine, and ${why}`, name, define);
}
