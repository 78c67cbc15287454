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
      /** On the pages outside the app. */
      branding?: { organization_name: string; support_email: string | null; support_text: string } | null;
    }
    interface Locals {
      theme: Theme;
      timeZone: string;
      requestId: string;
      /** Set-Cookie lines of API answers made while rendering; the browser must receive them. */
      apiCookies: string[];
    }
    interface Platform {
      env: { API: Fetcher; ASSETS: Fetcher };
    }
  }
}
