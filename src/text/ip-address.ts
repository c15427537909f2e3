/** An address as a URL has it: one of IPv6 in brackets. */
export function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** An address without the brackets that it has in a URL. */
export function bare(address: string): string {
  return address.replace(/^\[|\]$/g, '');
}
