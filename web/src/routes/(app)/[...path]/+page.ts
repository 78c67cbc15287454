import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** An unknown address answers inside the shell, where the way back is. */
export const load: PageLoad = () => error(404, { message: 'There is nothing at this address.', code: 'no_page' });
