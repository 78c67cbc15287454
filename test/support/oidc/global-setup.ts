import type { TestProject } from 'vitest/node';
import { OIDC_CLIENT, OIDC_KEY } from './client.ts';
import { startOidcProvider } from './provider.ts';
import { startRogueProvider } from './rogue-provider.ts';

/** Runs the OpenID providers beside the tests, which run in workerd and call them over loopback. */
export default async function setup(project: TestProject) {
  const redirectUris = [`http://localhost:8787/api/auth/social/${OIDC_KEY}/callback`];
  const provider = await startOidcProvider({ ...OIDC_CLIENT, redirectUris });
  const rogue = await startRogueProvider(OIDC_CLIENT.id);
  project.provide('oidcIssuer', provider.issuer);
  project.provide('rogueIssuer', rogue.issuer);
  return async () => {
    await Promise.all([provider.close(), rogue.close()]);
  };
}
