import Building from '@lucide/svelte/icons/building-2';
import ContactRound from '@lucide/svelte/icons/contact-round';
import House from '@lucide/svelte/icons/house';
import KeyRound from '@lucide/svelte/icons/key-round';
import Mail from '@lucide/svelte/icons/mail';
import MailCheck from '@lucide/svelte/icons/mail-check';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import UserRound from '@lucide/svelte/icons/user-round';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import type { Dictionary } from '$lib/i18n/text';
import type { SessionContext } from '$lib/session';

type Word = keyof Dictionary['shell'];

export interface NavigationItem {
  word: Word;
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
  word?: Word;
  items: NavigationItem[];
}

const sections: NavigationSection[] = [
  { items: [{ word: 'home', href: '/', icon: House, whileOnboarding: true }] },
  {
    word: 'people',
    items: [
      { word: 'users', href: '/users', icon: UsersRound, permission: 'users:read' },
      { word: 'organization', href: '/organization', icon: Building, permission: 'organization:read' },
    ],
  },
  { word: 'access', items: [{ word: 'roles', href: '/roles', icon: KeyRound, permission: 'roles:read' }] },
  { word: 'oversight', items: [{ word: 'audit', href: '/audit', icon: ScrollText, permission: 'audit:read' }] },
  {
    word: 'you',
    items: [
      { word: 'profile', href: '/profile', icon: UserRound, whileOnboarding: true },
      { word: 'directory', href: '/people', icon: ContactRound },
    ],
  },
  {
    word: 'system',
    items: [
      { word: 'settings', href: '/settings', icon: SlidersHorizontal, permission: 'settings:read' },
      { word: 'messages', href: '/messages', icon: MailCheck, permission: 'messages:read' },
      { word: 'mailbox', href: '/mailbox', icon: Mail, developmentOnly: true },
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
