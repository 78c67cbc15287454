import { createHash } from 'node:crypto';
import type { UserRow } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';
import { limitCaller, type RateLimit } from '../../platform/rate-limit';
import { type AvatarSide, avatarUrl } from '../../platform/storage/avatar-url';
import { avatarKey, deleteAvatar, storeAvatar } from '../../platform/storage/avatars';
import { UndecodableImage } from '../../platform/storage/images';
import { edited, loadForChange, loadOwn, refuseArchived, saveEdit } from '../users/commands';
import { checkPicture, unusable } from './picture';

const UPLOADS: RateLimit = { limit: 20, windowSeconds: 600 };

/** Three squares, cut and encoded anew: nothing of the upload itself is kept (T53). The old picture's objects go by event. */
export async function uploadAvatar(ctx: Ctx, file: Uint8Array<ArrayBuffer>) {
  const before = await loadOwn(ctx);
  refuseArchived(before);
  await limitCaller(ctx, 'avatar', UPLOADS, 'That is enough for a while.');
  await checkPicture(file);
  const squares = await squaresOf(ctx, file);
  const key = avatarKey(ctx, before.id, before.version, createHash('sha256').update(file).digest('hex'));
  await storeAvatar(ctx, key, squares);
  try {
    await saveAvatar(ctx, before, key);
  } catch (error) {
    // After a timeout the batch may still land, and then the picture is needed.
    if ((await loadOwn({ ...ctx, ifMatch: null })).avatarKey !== key) await deleteAvatar(ctx, key);
    throw error;
  }
  return {
    avatar_url: avatarUrl(key),
    small_url: avatarUrl(key, 64),
    large_url: avatarUrl(key, 512),
    version: before.version + 1,
  };
}

export async function removeOwnAvatar(ctx: Ctx): Promise<void> {
  const before = await loadOwn(ctx);
  refuseArchived(before);
  await saveAvatar(ctx, before, null);
}

export async function removeAvatar(ctx: Ctx, userId: string): Promise<void> {
  const before = await loadForChange(ctx, userId);
  refuseArchived(before);
  await saveAvatar(ctx, before, null);
}

async function saveAvatar(ctx: Ctx, before: UserRow, key: string | null): Promise<void> {
  const after = { ...edited(before, {}), avatarKey: key, updatedAt: ctx.now, updatedBy: ctx.actor.id };
  const previous = before.avatarKey;
  await saveEdit(ctx, before, after, {
    events: previous === null ? [] : [{ type: 'avatar.unreferenced', subject: before.id, data: { key: previous } }],
  });
}

/** The upload is decoded once: the smaller squares are made from the largest. */
async function squaresOf(ctx: Ctx, file: Uint8Array): Promise<Map<AvatarSide, Uint8Array>> {
  try {
    const large = await ctx.images.square(file, 512);
    const [middle, small] = await Promise.all([ctx.images.square(large, 256), ctx.images.square(large, 64)]);
    return new Map([
      [512, large],
      [256, middle],
      [64, small],
    ]);
  } catch (error) {
    if (error instanceof UndecodableImage) throw unusable('The picture is damaged.');
    throw error;
  }
}
