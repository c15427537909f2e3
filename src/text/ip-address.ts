/** True for an address of IPv6, with or without brackets. */
export function isIPv6(address: string): boolean {
  return address.includes(':');
}

/** An address as a URL has it: one of IPv6 in brackets. */
export function bracketed(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

/** An address without the brackets that it has in a URL. */
export function bare(address: string): string {
  return address.replace(/^\[|\]$/g, '');
}
