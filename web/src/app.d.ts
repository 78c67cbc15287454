import type { Language } from '$lib/i18n/languages';
import type { Words } from '$lib/i18n/text';
import type { Theme } from '$lib/theme';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The API's problem code, or the status in words. */
      code?: string;
      /** What to quote to support. */
      requestId?: string | undefined;
    }
    interface PageData {
      words?: Words;
      /** On the pages outside the app. */
      branding?: { organization_name: string; support_email: string | null; support_text: string } | null;
    }
    interface Locals {
      theme: Theme;
      language: Language;
      timeZone: string;
      requestId: string;
      /** Set-Cookie lines of API answers made while rendering; the browser must receive them. */
      apiCookies: string[];
      /** The page shows Cloudflare's captcha, which its security policy must let in. */
      usesTurnstile?: boolean;
    }
    interface Platform {
      env: { API: Fetcher; ASSETS: Fetcher };
    }
  }
}
