import { z } from '@hono/zod-openapi';
import { problem } from '../../kernel/problem';
import { visibleFields } from '../../platform/access/visibility';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { readSettings } from '../../platform/settings/read';
import { callerOf } from '../sessions/commands';
import { ListPeople, Person, PersonPage, toPerson } from './schemas';
import { findPerson, findPlace, pageOfPeople } from './store';

const personNotFound = problem('person_not_found', 404, 'There is no such person');

const PERSON_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  display_name: 'Zsófia Horváth',
  avatar_url: null,
  email: 'zsofia.horvath@halden.example',
  job_title: 'Photographer',
  department: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01', name: 'Production' },
};

export const peopleRoutes: Route[] = [
  route('listPeople', {
    method: 'get',
    path: '/api/people',
    tag: 'People',
    summary: 'Find colleagues by name',
    description: 'Each with the fields that they show to the caller; the others are absent.',
    access: 'signed-in',
    query: ListPeople,
    returns: {
      status: 200,
      description: 'A page of active people, by name',
      schema: PersonPage,
      example: { items: [PERSON_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    handler: async (ctx, { query }) => {
      const page = query as Page;
      const [viewer, { profile }, { found, total }] = await Promise.all([
        findPlace(ctx, callerOf(ctx).user.id),
        readSettings(ctx),
        pageOfPeople(ctx, query.q ?? '', page),
      ]);
      return toPage(
        page,
        found,
        total,
        ({ nameKey, id }) => ({ value: nameKey, id }),
        (row) => toPerson(row, visibleFields(viewer, row, profile.default_visibility)),
      );
    },
  }),
  route('getPerson', {
    method: 'get',
    path: '/api/people/{id}',
    tag: 'People',
    summary: 'A colleague, as the caller may see them',
    access: 'signed-in',
    params: z.strictObject({ id: z.uuid() }),
    returns: { status: 200, description: 'What they show to the caller', schema: Person, example: PERSON_EXAMPLE },
    problems: [personNotFound],
    handler: async (ctx, { params }) => {
      const [viewer, { profile }, person] = await Promise.all([
        findPlace(ctx, callerOf(ctx).user.id),
        readSettings(ctx),
        findPerson(ctx, params.id),
      ]);
      if (!person) throw personNotFound('They may have left.');
      return toPerson(person, visibleFields(viewer, person, profile.default_visibility));
    },
  }),
];
