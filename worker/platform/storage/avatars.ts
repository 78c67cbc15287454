import { encodeHex } from '../../crypto/encoding';
import type { Ctx } from '../context';
import { AVATAR_SIDES, type AvatarSide } from './avatar-url';

const objectName = (key: string, side: AvatarSide) => `avatars/${key}-${side}.webp`;

/**
 * 64 hexadecimal characters nobody can guess. The account's version is in it: a key is never used twice, so nothing that is
 * on its way to be deleted can be needed again.
 */
export function avatarKey(ctx: Pick<Ctx, 'keyring'>, userId: string, version: number, contentHash: string): string {
  return encodeHex(ctx.keyring.mac('avatar', `${userId}.${version}.${contentHash}`));
}

export async function storeAvatar(
  ctx: Pick<Ctx, 'files'>,
  key: string,
  squares: ReadonlyMap<AvatarSide, Uint8Array>,
): Promise<void> {
  await Promise.all([...squares].map(([side, square]) => ctx.files.put(objectName(key, side), square)));
}

export function readAvatar(ctx: Pick<Ctx, 'files'>, key: string, side: AvatarSide): Promise<R2ObjectBody | null> {
  return ctx.files.get(objectName(key, side));
}

export async function deleteAvatar(ctx: Pick<Ctx, 'files'>, key: string): Promise<void> {
  await ctx.files.delete(AVATAR_SIDES.map((side) => objectName(key, side)));
}
