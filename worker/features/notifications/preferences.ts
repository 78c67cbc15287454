import type { z } from '@hono/zod-openapi';
import { CHANNELS, type Channel } from '../../db/schema/messages';
import type { ProblemError } from '../../kernel/problem';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { KINDS, type Kind, rulesOf } from './kinds';
import type { ChangePreferences, NotificationPreferences } from './schemas';
import { type ChoiceRow, findChoices, storeChoice } from './store';

type Preferences = z.output<typeof NotificationPreferences>;
type Change = z.output<typeof ChangePreferences>['preferences'][number];

const KIND_NAMES = Object.keys(KINDS) as Kind[];

export async function readPreferences(ctx: Ctx, userId: string): Promise<Preferences> {
  const { choices, reader } = await findChoices(ctx, userId);
  return toPreferences(choices, ctx.sms ? (reader?.phone ?? null) : null);
}

/** @throws invalid for a kind that can't be chosen so, for all that are wrong at once. */
export async function changePreferences(ctx: Ctx, userId: string, changes: Change[]): Promise<Preferences> {
  const { choices, reader } = await findChoices(ctx, userId);
  const smsTo = ctx.sms ? (reader?.phone ?? null) : null;
  const errors = changes.flatMap((change, index) => refusalOf(change, index, smsTo));
  if (errors.length > 0) throw invalid('Some of these can’t be chosen.', { errors });
  const before = new Map(choices.map(({ kind, channel, is_on }) => [`${kind}.${channel}`, is_on === 1]));
  const real = changes.filter(
    ({ kind, channel, on }) => (before.get(`${kind}.${channel}`) ?? isDefault(kind, channel)) !== on,
  );
  if (real.length > 0) {
    await commit(ctx, {
      writes: real.map(({ kind, channel, on }) => storeChoice(userId, kind, channel, on)),
      audit: [
        {
          action: 'user.notification_preferences_changed',
          type: 'UPDATE',
          target: { type: 'user', id: userId, name: ctx.actor.name },
          changes: real.map(({ kind, channel, on }) => ({ field: `${kind}.${channel}`, before: !on, after: on })),
        },
      ],
    });
  }
  return readPreferences(ctx, userId);
}

function toPreferences(choices: ChoiceRow[], smsTo: string | null): Preferences {
  const chosen = new Map(choices.map(({ kind, channel, is_on }) => [`${kind}.${channel}`, is_on === 1]));
  const items = KIND_NAMES.flatMap((kind) => {
    const { group, ...rules } = rulesOf(kind);
    if (group === null) return [];
    const channels = CHANNELS.filter((channel) => rules[channel] !== 'never').map((channel) => {
      const locked = rules[channel] === 'always';
      const on = locked || (chosen.get(`${kind}.${channel}`) ?? isDefault(kind, channel));
      return [channel, { on, locked }];
    });
    return [{ kind, group, channels: Object.fromEntries(channels) }];
  });
  return { items, sms_to: smsTo };
}

function isDefault(kind: Kind, channel: Channel): boolean {
  return rulesOf(kind)[channel] === 'on';
}

function refusalOf({ kind, channel, on }: Change, index: number, smsTo: string | null): ProblemError[] {
  const { group, ...rules } = rulesOf(kind);
  const pointer = `/preferences/${index}/on`;
  if (group === null || rules[channel] === 'never') {
    return [{ pointer, code: 'not_offered', detail: 'That doesn’t go over this channel.' }];
  }
  if (rules[channel] === 'always' && !on) {
    return [{ pointer, code: 'locked', detail: 'This can’t be switched off: it protects your account.' }];
  }
  if (channel === 'sms' && on && smsTo === null) {
    return [{ pointer, code: 'phone_required', detail: 'Add a phone number to your profile first.' }];
  }
  return [];
}
