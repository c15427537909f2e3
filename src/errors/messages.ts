/** The message of anything that was thrown, on one line where it has one. */
export function messageOf(thrown: unknown): string {
  // Not instanceof: an error of Jest's own context is no Error of this one.
  const { message, name } = (thrown ?? {}) as { message?: unknown; name?: unknown };
  if (typeof message === 'string') return message || String(name);
  return String(thrown);
}

/** True for an error of Node.js or of the engine's HTTP interface that carries this code. */
export function hasCode(thrown: unknown, code: string | number): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code: own, statusCode } = thrown as { code?: unknown; statusCode?: unknown };
  return own === code || statusCode === code;
}
