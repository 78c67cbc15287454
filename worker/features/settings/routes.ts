import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { SECTION_NAMES, SECTIONS, type SectionName } from '../../platform/settings/sections';
import { updateSection } from './commands';
import { ownNetwork } from './rules';
import { capitalized, type Fields, OwnNetwork, patchSchema, sectionSchema, toSection } from './schemas';
import { findSection } from './store';

/** One path a section, so that each has its own fields in the document and its own errors. */
export const settingsRoutes: Route[] = [
  route('getOwnNetwork', {
    method: 'get',
    path: '/api/settings/network/own',
    tag: 'Settings',
    summary: 'The caller’s address, and the network around it',
    description: 'To be added to a list of networks: IPv4 by /24, IPv6 by /64.',
    access: { permission: 'settings:read' },
    returns: {
      status: 200,
      description: 'As this request came',
      schema: OwnNetwork,
      example: { ip: '203.0.113.47', network: '203.0.113.0/24' },
    },
    handler: async (ctx) => ownNetwork(ctx.origin.ip),
  }),
  ...SECTION_NAMES.flatMap(routesOf),
];

function routesOf(name: SectionName): Route[] {
  const path = `/api/settings/${name}`;
  // Made when the document is: parsing every section would slow every start.
  const defaults = (): Fields => SECTIONS[name].parse({});
  const returns = {
    status: 200,
    description: `The ${name} settings`,
    schema: sectionSchema(name),
    get example() {
      return {
        ...defaults(),
        version: 2,
        updated_at: '2026-11-19T13:44:09.771Z',
        updated_by: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
      };
    },
  } as const;
  return [
    route(`get${capitalized(name)}Settings`, {
      method: 'get',
      path,
      tag: 'Settings',
      summary: `Read the ${name} settings`,
      access: { permission: 'settings:read' },
      returns,
      handler: async (ctx) => toSection(await findSection(ctx, name)),
    }),
    route(`update${capitalized(name)}Settings`, {
      method: 'patch',
      path,
      tag: 'Settings',
      summary: `Change the ${name} settings`,
      description:
        'Changes the fields that it names. In force everywhere within five seconds; what decides access, within two.',
      access: { permission: 'settings:update' },
      recentAuth: true,
      body: patchSchema(name),
      returns,
      problems: [stale],
      examples: {
        get body() {
          return Object.fromEntries(Object.entries(defaults()).slice(0, 1));
        },
      },
      handler: async (ctx, { body }) => toSection(await updateSection(ctx, name, body)),
    }),
  ];
}
