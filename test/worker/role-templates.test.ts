import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { RoleTemplates } from '../../worker/features/roles/schemas';
import { ROLE_TEMPLATES } from '../../worker/features/roles/templates';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser } from '../support/worker/people';
import { select } from '../support/worker/sql';

type Body = z.output<typeof RoleTemplates>;

const templates = async () => {
  const who = await aSignedInUser({ permissions: ['roles:read'] });
  return (await who.get<Body>('/api/roles/templates')).body.items;
};

describe('GET /api/roles/templates', () => {
  beforeAll(() => resetDatabase({ withStudioPack: true }));

  it('names only permissions that the catalogue has', async () => {
    const known = new Set((await select<{ key: string }>('SELECT key FROM permissions')).map(({ key }) => key));
    for (const { key, permissions } of ROLE_TEMPLATES) {
      expect(
        permissions.filter((permission) => !known.has(permission)),
        key,
      ).toEqual([]);
      expect(new Set(permissions).size, key).toBe(permissions.length);
    }
    expect((await templates()).map(({ key }) => key)).toEqual(ROLE_TEMPLATES.map(({ key }) => key));
  });

  it('makes a role of what a template says', async () => {
    const guest = (await templates()).find(({ key }) => key === 'read_only_guest');
    const admin = await aSignedInUser({ roles: ['super_admin'] });
    const { status, body } = await admin.post<{ permissions: string[] }>('/api/roles', {
      name: guest?.name,
      description: guest?.description,
      permissions: guest?.permissions,
    });
    expect([status, body.permissions]).toEqual([201, ['organization:read', 'users:read']]);
  });
});

describe('without the studio pack', () => {
  beforeAll(() => resetDatabase());

  it('leaves out what the catalogue doesn’t have', async () => {
    const studio = (await templates()).find(({ key }) => key === 'studio_coordinator');
    expect(studio?.permissions).toEqual(['organization:read', 'users:read_branch']);
  });
});
