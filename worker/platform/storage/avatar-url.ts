/** Sides of the stored squares, in pixels. */
export const AVATAR_SIDES = [64, 256, 512] as const;
export type AvatarSide = (typeof AVATAR_SIDES)[number];

/** Immutable and unguessable: the key is a keyed hash of whose picture it is and what is in it. Null without a picture. */
export function avatarUrl(key: string | null, side: AvatarSide = 256): string | null {
  return key === null ? null : `/api/avatars/${key}-${side}.webp`;
}
