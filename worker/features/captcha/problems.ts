import { problem } from '../../kernel/problem';

export const captchaRefused = problem('captcha_refused', 422, 'The captcha wasn’t solved');
