import { problem } from '../../kernel/problem';

export const notAPicture = problem('unsupported_image', 415, 'Send a PNG, JPEG or WebP picture');
export const unusablePicture = problem('unusable_image', 422, 'The picture can’t be used');
export const avatarNotFound = problem('avatar_not_found', 404, 'There is no such picture');
