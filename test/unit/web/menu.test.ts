import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from '../../../web/src/lib/i18n/de';
import { menuNames } from '../../../web/src/lib/i18n/en/menu-names';
import { textOf } from '../../../web/src/lib/i18n/text';
import { crumbsOf, isAppPath, linkAttributes, type MenuNode, nameOf, ownPage } from '../../../web/src/lib/shell/menu';
import { navigationOf } from '../../../web/src/lib/shell/navigation';

const root = join(import.meta.dirname, '../../..');
const t = textOf(de, 'de', 'menuNames');
const page = (name: string, url: string | null, more: Partial<MenuNode> = {}): MenuNode => ({
  ...ownPage('users', url, null),
  id: name,
  key: null,
  type: 'menu',
  name,
  ...more,
});
const divider = (id: string) => page(id, null, { type: 'divider' });

describe('the name of an item', () => {
  it('is translated where it came with the product, and as written otherwise', () => {
    expect(nameOf({ key: 'users', name: 'Users' }, t)).toBe('Benutzer');
    expect(nameOf({ key: 'users', name: 'Staff' }, t)).toBe('Staff');
    expect(nameOf({ key: null, name: 'Users' }, t)).toBe('Users');
    expect(nameOf({ key: 'toString', name: 'Users' }, t)).toBe('Users');
  });

  it.each(['migrations/0010_menu_ground.sql', 'worker/db/packs/studio.sql'])(
    '%s gives it as the dictionary has it',
    (file) => {
      const sql = readFileSync(join(root, file), 'utf8');
      const [, inserted = ''] = sql.split(/INTO menu_items [^\n]*\n/);
      const seeded = [...inserted.matchAll(/'[^']*', '([a-z-]+)', (?:NULL|'[^']*'), '(?:section|menu)', '([^']+)'/g)];
      expect(seeded.length).toBeGreaterThan(5);
      for (const [, key = '', name] of seeded) expect(Object.entries(menuNames)).toContainEqual([key, name]);
    },
  );
});

describe('links', () => {
  it.each([
    ['/users?status=active', {}],
    ['/apiary', {}],
    ['/docs', { 'data-sveltekit-reload': '' }],
    ['/api/menu', { 'data-sveltekit-reload': '' }],
    ['https://bookings.halden.example/', { rel: 'noreferrer' }],
  ])('to %s', (url, attributes) => {
    expect(linkAttributes(url)).toEqual(attributes);
    expect(isAppPath(url)).toBe(Object.keys(attributes).length === 0);
  });
});

describe('the sidebar', () => {
  const shown = (items: MenuNode[], isDevelopment = false) =>
    navigationOf(items, isDevelopment).map(({ heading, nodes }) => [heading?.name, ...nodes.map(({ name }) => name)]);

  it('leaves out what has no address here, and sections and dividers that then stand for nothing', () => {
    const elsewhere = page('Shoots', null, { controller: 'shoots' });
    const section = (name: string, children: MenuNode[]) => page(name, null, { type: 'section', children });
    expect(
      shown([
        page('Home', '/'),
        divider('1'),
        elsewhere,
        section('Studio', [elsewhere]),
        section('Tools', [
          page('One', '/one'),
          divider('2'),
          elsewhere,
          divider('3'),
          page('Two', '/two'),
          divider('4'),
        ]),
      ]),
    ).toEqual([
      [undefined, 'Home', '1'],
      ['Tools', 'One', '2', 'Two'],
    ]);
  });

  it('has the mailbox in development, whatever else the menu holds', () => {
    expect(shown([], true)).toEqual([['System', 'Mailbox']]);
  });
});

describe('breadcrumbs', () => {
  const trail = [
    { id: '1', key: null, name: 'Staff', url: null },
    { id: '2', key: 'users', name: 'Users', url: '/users' },
  ];
  const way = [{ label: 'Staff' }, { label: 'Benutzer', href: '/users' }];

  it('go by the menu up to the page that it leads to, and on by the page’s own', () => {
    const own = [{ word: 'people' as const }, { word: 'users' as const, href: '/users' }, { label: 'Zsófia' }];
    expect(crumbsOf(own, trail, '/users/7', t)).toEqual([...way, { label: 'Zsófia' }]);
    expect(crumbsOf([{ word: 'people' }, { word: 'users' }], trail, '/users', t)).toEqual(way);
    expect(crumbsOf(undefined, trail, '/users/7', t)).toEqual(way);
  });

  it('are the page’s own where the menu doesn’t lead to it', () => {
    const own = [{ label: 'Somewhere' }];
    expect(crumbsOf(own, [], '/somewhere', t)).toEqual(own);
    expect(crumbsOf(own, trail, '/users/7', t)).toEqual(own);
  });
});
