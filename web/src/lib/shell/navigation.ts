import { type MenuNode, ownPage } from './menu';

/** A section of the menu, or items that stand in none. */
export interface NavigationGroup {
  id: string;
  heading?: MenuNode;
  nodes: MenuNode[];
}

/** The menu as the sidebar shows it: only what has an address here. Items for other applications have none. */
export function navigationOf(items: readonly MenuNode[], isDevelopment: boolean): NavigationGroup[] {
  const groups: NavigationGroup[] = [];
  for (const node of withMailbox(linked(items), isDevelopment)) {
    const last = groups.at(-1);
    if (node.type === 'section') groups.push({ id: node.id, heading: node, nodes: node.children });
    else if (last && !last.heading) last.nodes.push(node);
    else groups.push({ id: node.id, nodes: [node] });
  }
  return groups;
}

function linked(nodes: readonly MenuNode[]): MenuNode[] {
  return nodes
    .map((node) => ({ ...node, children: linked(node.children) }))
    .filter(({ type, url, children }) => type === 'divider' || url !== null || children.length > 0)
    .filter(isNoLooseDivider);
}

function isNoLooseDivider({ type }: MenuNode, index: number, siblings: readonly MenuNode[]): boolean {
  if (type !== 'divider') return true;
  const previous = siblings[index - 1];
  return (
    previous !== undefined && previous.type !== 'divider' && siblings.slice(index).some((one) => one.type !== 'divider')
  );
}

/** Shown only where the API captures mail instead of sending it. */
function withMailbox(nodes: MenuNode[], isDevelopment: boolean): MenuNode[] {
  if (!isDevelopment) return nodes;
  const mailbox = ownPage('mailbox', '/mailbox', 'mail');
  const system = nodes.find(({ key, type }) => key === 'section-system' && type === 'section');
  if (!system) return [...nodes, ownPage('section-system', null, null, [mailbox])];
  return nodes.map((node) => (node === system ? { ...node, children: [...node.children, mailbox] } : node));
}

/** The development mailbox answers only where the API runs on a loopback address. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
