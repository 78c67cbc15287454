/** As much of the package as the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export type Configuration = Record<string, unknown> & {
    interactions?: { url(context: unknown, interaction: { uid: string }): string };
    findAccount?(context: unknown, id: string): { accountId: string; claims(): Record<string, unknown> };
    pkce?: { required(): boolean };
  };

  type Context = { path: string; req: IncomingMessage; res: ServerResponse; respond: boolean };
  type Interaction = {
    params: Record<string, unknown>;
    prompt: { name: string };
    session?: { accountId: string };
  };
  type Result = { error: string } | { login: { accountId: string } } | { consent: { grantId: string } };

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    Grant: new (names: {
      accountId: string;
      clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Result): Promise<void>;
  }
}
