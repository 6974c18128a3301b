const { isIPv4 } = process.getBuiltinModule('node:net');

/**
 * The network of an IP address in CIDR notation: /24 of IPv4, also where it is written or embedded in IPv6, else /48 of IPv6.
 * The last octet of an embedded IPv4 address is never in it. The address must be valid; a zone id is left out.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return networkOfIPv4(address.split('.'));
  const groups = groupsOf(address);
  const embedded = embeddedIPv4(groups);
  if (embedded) return networkOfIPv4(embedded.flatMap((group) => [group >> 8, group & 255]));
  const network = groups.slice(0, 3).map((group) => group.toString(16));
  return `${network.join(':')}::/48`;
}

const networkOfIPv4 = (octets: readonly (string | number)[]): string => `${octets.slice(0, 3).join('.')}.0/24`;

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  // The URL parser writes an IPv6 address in its canonical form (WHATWG URL standard).
  const canonical = new URL(`http://[${address.replace(/%.*/s, '')}]`).hostname.slice(1, -1);
  const [first = '', second = ''] = canonical.split('::');
  const [head, tail] = [numbersIn(first), numbersIn(second)];
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

const numbersIn = (groups: string): readonly number[] =>
  groups
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16));

/**
 * Returns the IPv4 address if a /48 would hold it, or if it is the whole address. Formats: 6to4 (RFC 3056), IPv4-mapped and
 * IPv4-compatible (RFC 4291), IPv4-translated (RFC 2765). Teredo, NAT64 and ISATAP have it behind the first 48 bits.
 */
function embeddedIPv4(groups: readonly number[]): readonly number[] | undefined {
  if (groups[0] === 0x2002) return groups.slice(1, 3);
  const prefix = groups.slice(0, 6).join(':');
  const isTranslated = prefix === '0:0:0:0:0:65535' || prefix === '0:0:0:0:65535:0';
  const isCompatible = prefix === '0:0:0:0:0:0' && (groups[6] ?? 0) > 255;
  return isTranslated || isCompatible ? groups.slice(6) : undefined;
}
