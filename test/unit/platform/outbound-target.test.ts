import { describe, expect, it } from 'vitest';
import { refusalOfTarget } from '../../../worker/platform/outbound/target';

const refusal = (address: string, allowLocal = false) => refusalOfTarget(new URL(address), allowLocal);

describe('an address that somebody typed', () => {
  it.each(['https://accounts.google.com', 'https://id.example.com:8443/realms/x', 'https://xn--mnchen-3ya.example'])(
    'is called at %s',
    (address) => {
      expect(refusal(address)).toBeNull();
    },
  );

  // OWASP SSRF prevention: every spelling of an address that leads inside.
  it.each([
    'http://id.example.com',
    'ftp://id.example.com',
    'file:///etc/passwd',
    'https://user@id.example.com',
    'https://id.example.com:22',
    'https://id.example.com:80',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0',
    'https://169.254.169.254',
    'https://10.1.2.3',
    'https://8.8.8.8',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[fd00::1]',
    'https://[fe80::1]',
    'https://localhost',
    'https://localhost.',
    'https://localhost..',
    'https://intranet..',
    'https://127.0.0.1..',
    'https://x.localhost',
    'https://printer.local',
    'https://metadata.google.internal',
    'https://router.home.arpa',
    'https://intranet',
  ])('isn’t called at %s', (address) => {
    expect(refusal(address)).not.toBeNull();
  });

  it('may be on loopback in development, by http and at any port, and nowhere else inside', () => {
    expect(refusal('http://localhost:4000', true)).toBeNull();
    expect(refusal('http://127.0.0.1:4000', true)).toBeNull();
    expect(refusal('http://[::1]:4000', true)).toBeNull();
    expect(refusal('http://10.0.0.1', true)).not.toBeNull();
    expect(refusal('http://169.254.169.254', true)).not.toBeNull();
    expect(refusal('http://id.example.com', true)).not.toBeNull();
    expect(refusal('http://me@localhost:4000', true)).not.toBeNull();
  });
});
