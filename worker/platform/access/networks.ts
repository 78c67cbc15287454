import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Blocks in CIDR notation (RFC 4632, RFC 4291 §2.3), or single addresses. */
export type NetworkRules = {
  /** Empty allows every address. */
  allow: readonly string[];
  /** Refused even where it is allowed. */
  block: readonly string[];
  /** The lists of the held roles that have one: the address must be in each of them. */
  roles: readonly (readonly string[])[];
};

/** Says of an address, as text, whether access from there is allowed. */
export type NetworkGate = (ip: string) => boolean;

const MAPPED_PREFIX_BITS = 96;

/** Null where every address is allowed: then nothing has to be parsed at a check. */
export function networkGate({ allow, block, roles }: NetworkRules): NetworkGate | null {
  if (allow.length === 0 && block.length === 0 && roles.length === 0) return null;
  const demanded = [...(allow.length > 0 ? [allow] : []), ...roles].map(ranges);
  const refused = ranges(block);
  // A person's requests mostly come from one address.
  let last: { ip: string; isAllowed: boolean } | null = null;
  return (ip) => {
    if (last?.ip !== ip) last = { ip, isAllowed: judge(ip, demanded, refused) };
    return last.isAllowed;
  };
}

function judge(ip: string, demanded: Range[][], refused: Range[]): boolean {
  const address = addressOf(ip);
  if (!address || isWithin(address, refused)) return false;
  return demanded.every((list) => isWithin(address, list));
}

/** Whether the text is a CIDR block or a single address. Short and octal forms of IPv4, and zone ids, aren't. */
export function isNetwork(text: string): boolean {
  return rangeOf(text) !== null;
}

/** One spelling for each block: `10.1.2.3/16` is `10.1.0.0/16`, `203.0.113.7/32` is `203.0.113.7`. What isn't a network stays as it is. */
export function canonicalNetwork(text: string): string {
  const range = rangeOf(text);
  if (!range) return text;
  const [address, bits] = range;
  if (bits === address.toByteArray().length * 8) return address.toString();
  const base = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${base.networkAddressFromCIDR(`${address.toString()}/${bits}`).toString()}/${bits}`;
}

/** A block that doesn't parse allows nothing: the schemas let none in. */
function ranges(blocks: readonly string[]): Range[] {
  return blocks.flatMap((block) => {
    const range = rangeOf(block);
    return range ? [range] : [];
  });
}

function isWithin(address: Address, list: Range[]): boolean {
  return list.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}

function rangeOf(text: string): Range | null {
  const [base = '', prefix, ...more] = text.split('/');
  const address = parsed(base);
  if (!address || more.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? width : Number(prefix);
  if (bits > width) return null;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= MAPPED_PREFIX_BITS) {
    return [address.toIPv4Address(), bits - MAPPED_PREFIX_BITS];
  }
  return [address, bits];
}

/** IPv4 addresses written as IPv6 are the IPv4 addresses that they mean (RFC 4291 §2.5.5.2). */
function addressOf(ip: string): Address | null {
  const address = parsed(ip);
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function parsed(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)) return ipaddr.IPv6.parse(text);
  return null;
}
