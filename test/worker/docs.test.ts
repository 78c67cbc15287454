import { describe, expect, it } from 'vitest';
import { declaredKinds } from '../../worker/platform/http/openapi';
import { routes } from '../../worker/routes';
import { ORIGIN } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';

type Document = { openapi: string; servers: { url: string }[]; paths: Record<string, unknown> };

describe.each([
  ['/openapi.json', '3.0.3'],
  ['/openapi.3.1.json', '3.1.0'],
])('GET %s', (path, version) => {
  it('is the document, for the configured origin whatever the Host says', async () => {
    const { body, headers } = await nobody().get<Document>(path, { host: 'evil.example' });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body.openapi).toBe(version);
    expect(body.servers).toEqual([{ url: ORIGIN }]);
    expect(Object.keys(body.paths)).toEqual([...new Set(routes.map((route) => route.path))]);
  });
});

describe('GET /docs', () => {
  it('answers 200 without redirect, with nothing inline and nothing from elsewhere', async () => {
    const { status, body, headers } = await nobody().get<string>('/docs');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const scripts = [...body.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.map(([, attributes, text]) => [attributes?.trim(), text])).toEqual([
      ['src="/swagger/swagger-ui-bundle.js"', ''],
      ['src="/docs/init.js"', ''],
    ]);
    expect(body).not.toMatch(/(?:src|href)="(?!\/)/);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('starts from a script of its own', async () => {
    const { body, headers } = await nobody().get<string>('/docs/init.js');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(body).toContain("url: '/openapi.json'");
  });
});

describe('GET /docs/errors', () => {
  it('has an anchor for every code that a problem’s type can lead to', async () => {
    const { body, headers } = await nobody().get<string>('/docs/errors');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const anchors = [...body.matchAll(/<tr id="(\w+)">/g)].map(([, code]) => code);
    expect(anchors.sort()).toEqual([...declaredKinds(routes).keys()].sort());
  });
});
