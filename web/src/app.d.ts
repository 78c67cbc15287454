import type { Language } from '$lib/i18n/languages';
import type { Words } from '$lib/i18n/text';
import type { Menu } from '$lib/shell/menu';
import type { Theme } from '$lib/theme';
import type { Crumb } from '$lib/ui/crumb';

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
      /** Inside the app: what the signed-in person’s menu holds. */
      menu?: Menu;
      /** What a page says of itself. */
      crumbs?: readonly Crumb[];
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
