import 'vitest';

declare module 'vitest' {
  /** What test/support/oidc/global-setup.ts started. */
  interface ProvidedContext {
    oidcIssuer: string;
    rogueIssuer: string;
    /** What test/support/smtp/global-setup.ts started, by port. */
    mailServers: { implicit: number; starttls: number; plain: number; received: number };
  }
}
