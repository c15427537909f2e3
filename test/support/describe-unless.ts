/** As `describe`, where nothing speaks against it; skipped, it says why. */
export function describeUnless(why: string | null, name: string, define: () => void): void {
  if (why === null) describe(name, define);
  else describe.skip(`${name} (skipped: ${why})`, define);
}
