import Building from '@lucide/svelte/icons/building-2';
import House from '@lucide/svelte/icons/house';
import KeyRound from '@lucide/svelte/icons/key-round';
import Mail from '@lucide/svelte/icons/mail';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import UserRound from '@lucide/svelte/icons/user-round';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import type { SessionContext } from '$lib/session';

export interface NavigationItem {
  label: string;
  href: string;
  icon: Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;
  /** Shown only to those who hold it. */
  permission?: string;
  /** Open before the account is active. */
  whileOnboarding?: boolean;
  /** Shown only where the API captures mail instead of sending it. */
  developmentOnly?: boolean;
}
export interface NavigationSection {
  label?: string;
  items: NavigationItem[];
}

const sections: NavigationSection[] = [
  { items: [{ label: 'Home', href: '/', icon: House, whileOnboarding: true }] },
  {
    label: 'People',
    items: [
      { label: 'Users', href: '/users', icon: UsersRound, permission: 'users:read' },
      { label: 'Organization', href: '/organization', icon: Building, permission: 'organization:read' },
    ],
  },
  { label: 'Access', items: [{ label: 'Roles', href: '/roles', icon: KeyRound, permission: 'roles:read' }] },
  { label: 'Oversight', items: [{ label: 'Audit log', href: '/audit', icon: ScrollText, permission: 'audit:read' }] },
  { label: 'You', items: [{ label: 'Profile', href: '/profile/security', icon: UserRound }] },
  {
    label: 'System',
    items: [
      { label: 'Settings', href: '/settings', icon: SlidersHorizontal, permission: 'settings:read' },
      { label: 'Mailbox', href: '/mailbox', icon: Mail, developmentOnly: true },
    ],
  },
];

/** The menu of this person: only pages that they may open, and no empty section. */
export function navigationFor(
  { can, isOnboarding }: Pick<SessionContext, 'can' | 'isOnboarding'>,
  isDevelopment: boolean,
): NavigationSection[] {
  return sections
    .map((section) => ({ ...section, items: section.items.filter(isOpen) }))
    .filter((section) => section.items.length > 0);

  function isOpen(item: NavigationItem): boolean {
    if (item.developmentOnly) return isDevelopment;
    if (isOnboarding) return item.whileOnboarding === true;
    return item.permission === undefined || can(item.permission);
  }
}

export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/';
  const root = href.startsWith('/profile') ? '/profile' : href;
  return pathname === root || pathname.startsWith(`${root}/`);
}

/** The development mailbox answers only where the API runs on a loopback address. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
