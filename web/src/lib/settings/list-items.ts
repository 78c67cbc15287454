import type { Text } from '../i18n/text';

/** What a list holds: decides the example, the check and the look. */
export type ListItem = 'domain' | 'network' | 'email';

const fitting: Record<ListItem, (item: string) => boolean> = {
  domain: isDomain,
  network: isNetwork,
  email: (address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address),
};

/** What is wrong with an item that is to be added; undefined where nothing is. The API judges again, and exactly. */
export function itemProblem(
  t: Text<'settings'>,
  kind: ListItem,
  most: number,
  listed: readonly string[],
  item: string,
) {
  if (!fitting[kind](item)) return t(`problem.${kind}`);
  if (listed.includes(item)) return t('problem.listed', { item });
  return listed.length >= most ? t('problem.full', { count: most }) : undefined;
}

function isDomain(name: string): boolean {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(name);
}

/** An address or a CIDR block. */
function isNetwork(block: string): boolean {
  const [address = '', prefix, ...more] = block.split('/');
  const width = address.includes(':') ? 128 : 32;
  if (more.length > 0 || (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= width))) return false;
  return width === 128 ? URL.canParse(`http://[${address}]`) : isIpv4(address);
}

function isIpv4(address: string): boolean {
  const parts = address.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
