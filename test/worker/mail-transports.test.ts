import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { depsOf } from '../../worker/deps';
import { httpTransport } from '../../worker/platform/mail/http-api';
import { MessageRefused } from '../../worker/platform/mail/refused';
import { parseSmtpUrl, smtpTransport } from '../../worker/platform/mail/smtp';
import { bindingTransport, type Mail } from '../../worker/platform/mail/transport';
import { twilioTransport } from '../../worker/platform/sms/transport';
import type { Received } from '../support/smtp/mail-server';
import { env } from '../support/worker/bindings';

const FROM = 'Halden <id@halden.example>';
const ports = inject('mailServers');
const LOGIN = 'latchkey:p%40ss%3Aword%2F1';

let mails = 0;
function aMail(to = 'ola@halden.example', more: Partial<Mail> = {}): Mail {
  mails += 1;
  const text = 'Xin chào, đây là thư thử: https://id.halden.example/activate?token=abc';
  return { id: `mail-${mails}`, to, subject: `Grüße, mật khẩu ${mails}`, text, html: `<p>${text}</p>`, ...more };
}

const received = async (to: string): Promise<Received[]> => {
  const all = await (await fetch(`http://127.0.0.1:${ports.received}/`)).json<Received[]>();
  return all.filter((mail) => mail.to.includes(to));
};

const over = (url: string) => smtpTransport(parseSmtpUrl(url), FROM);
const plain = () => over(`smtp://127.0.0.1:${ports.plain}?tls=off`);

/** The headers as they went over the wire, before anything decodes them. */
const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));

describe('SMTP, against a real server', () => {
  it('delivers text and HTML, with the message’s id, from the configured sender', async () => {
    const mail = aMail('plain@halden.example');
    await plain().send(mail);
    const [got] = await received(mail.to);
    expect(got).toMatchObject({ server: 'plain', from: 'id@halden.example', isSecure: false });
    expect(got?.raw).toContain(`Message-ID: <${mail.id}@halden.example>`);
    expect(got?.raw).toContain('Auto-Submitted: auto-generated');
    expect(got?.raw).toMatch(/Content-Type: text\/plain[\s\S]+Content-Type: text\/html/);
  });

  it.each([
    ['STARTTLS', () => `smtp://${LOGIN}@127.0.0.1:${ports.starttls}`, 'starttls'],
    ['TLS from the first byte', () => `smtps://${LOGIN}@127.0.0.1:${ports.implicit}`, 'implicit'],
  ])('encrypts by %s, and authenticates', async (_, url, server) => {
    const mail = aMail(`${server}@halden.example`);
    await over(url()).send(mail);
    expect(await received(mail.to)).toMatchObject([{ server, isSecure: true, user: 'latchkey' }]);
  });

  it('sends nothing to a server that doesn’t offer STARTTLS, unless it was told to', async () => {
    const mail = aMail('stripped@halden.example');
    await expect(over(`smtp://127.0.0.1:${ports.plain}`).send(mail)).rejects.not.toBeInstanceOf(MessageRefused);
    expect(await received(mail.to)).toEqual([]);
  });

  it('refuses a certificate of another name', async () => {
    // The servers' certificate is for 127.0.0.1 and mail.test. By STARTTLS it fails alike, but workerd reports that as an
    // unhandled rejection too, which would fail the run.
    const mail = aMail('impostor@halden.example');
    await expect(over(`smtps://${LOGIN}@localhost:${ports.implicit}`).send(mail)).rejects.not.toBeInstanceOf(
      MessageRefused,
    );
    expect(await received(mail.to)).toEqual([]);
  });

  it('waits for the operator when the credentials are wrong: the mail isn’t to blame', async () => {
    const url = `smtps://latchkey:wrong@127.0.0.1:${ports.implicit}`;
    await expect(over(url).send(aMail())).rejects.not.toBeInstanceOf(MessageRefused);
  });

  it('tries again what the server puts off (4yz) and what it can’t reach', async () => {
    await expect(plain().send(aMail('busy@halden.example'))).rejects.toThrow(/try again later/);
    await expect(plain().send(aMail('busy@halden.example'))).rejects.not.toBeInstanceOf(MessageRefused);
    await expect(over('smtp://127.0.0.1:1?tls=off').send(aMail())).rejects.not.toBeInstanceOf(MessageRefused);
  });

  it('gives up on a recipient that the server doesn’t have (550 at RCPT: bounced) and on a message that it refuses (554: dead)', async () => {
    await expect(plain().send(aMail('no-such-user@halden.example'))).rejects.toMatchObject({ fate: 'bounced' });
    await expect(plain().send(aMail('spam@halden.example'))).rejects.toMatchObject({ fate: 'dead' });
  });

  it('lets no line break in a subject or an address begin a header or add a recipient', async () => {
    const mail = aMail('victim@halden.example', { subject: 'Hello\r\nBcc: eve@evil.example\r\nX-Evil: 1' });
    await plain().send(mail);
    const [got] = await received(mail.to);
    expect(headersOf(got?.raw ?? '')).not.toMatch(/^(Bcc|X-Evil):/m);
    for (const to of ['a@halden.example\r\nRCPT TO:<eve@evil.example>', 'a@halden.example, eve@evil.example']) {
      await plain()
        .send(aMail(to))
        .catch(() => {});
    }
    expect(await received('eve@evil.example')).toEqual([]);
  });
});

describe('SMTP_URL', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, tls: 'starttls', auth: null }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, tls: 'implicit' }],
    [
      'smtp://u%40x:p%2Fw@[::1]:2525?tls=off',
      { host: '::1', port: 2525, auth: { user: 'u@x', pass: 'p/w' }, tls: 'off' },
    ],
  ])('%s', (url, server) => {
    expect(parseSmtpUrl(url)).toMatchObject(server);
  });

  it.each(['http://mail.example', 'smtp://mail.example?tls=maybe', 'mail.example'])('refuses %s', (url) => {
    expect(() => parseSmtpUrl(url)).toThrow();
  });
});

describe('over HTTP', () => {
  const calls: { url: string; init: RequestInit }[] = [];
  const answer = (status: number, body = '{}') => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
      calls.push({ url: String(url), init: init as RequestInit });
      return new Response(body, { status });
    });
  };
  beforeEach(() => {
    calls.length = 0;
  });
  afterEach(() => vi.restoreAllMocks());

  const provider = httpTransport({ url: 'https://api.mail.example/emails', token: 'secret-1' }, FROM);
  const sms = twilioTransport({ url: 'https://sms.example/', account: 'AC1', token: 't', from: '+4790000000' });

  it('a mail is one JSON document with a bearer token and the message’s id as idempotency key', async () => {
    answer(200, '{"id":"1"}');
    const mail = aMail();
    await provider.send(mail);
    expect(calls[0]?.url).toBe('https://api.mail.example/emails');
    expect(calls[0]?.init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(calls[0]?.init.headers).toMatchObject({ authorization: 'Bearer secret-1', 'idempotency-key': mail.id });
    const { subject, text, html } = mail;
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ from: FROM, to: [mail.to], subject, text, html });
  });

  it.each([302, 401, 404, 429, 500, 503])('a mail waits after %i', async (status) => {
    answer(status);
    await expect(provider.send(aMail())).rejects.not.toBeInstanceOf(MessageRefused);
  });

  it.each([400, 422])('a mail is given up after %i', async (status) => {
    answer(status, 'invalid to');
    await expect(provider.send(aMail())).rejects.toMatchObject({
      fate: 'dead',
      message: expect.stringContaining('invalid to'),
    });
  });

  it('an SMS is a form with Basic authentication, as Twilio takes it', async () => {
    answer(201);
    await sms.send({ id: '1', to: '+4791234567', text: 'mã & số' });
    expect(calls[0]?.url).toBe('https://sms.example/2010-04-01/Accounts/AC1/Messages.json');
    expect(calls[0]?.init.headers).toMatchObject({ authorization: `Basic ${btoa('AC1:t')}` });
    const form = Object.fromEntries(new URLSearchParams(String(calls[0]?.init.body)));
    expect(form).toEqual({ To: '+4791234567', From: '+4790000000', Body: 'mã & số' });
  });

  it.each([
    [400, '{"code":21211}', { fate: 'bounced' }],
    [400, '{"code":21617}', { fate: 'dead' }],
  ])('an SMS is given up after %i %s', async (status, body, refusal) => {
    answer(status, body);
    await expect(sms.send({ id: '1', to: '+1', text: 'x' })).rejects.toMatchObject(refusal);
  });

  it.each([401, 429, 503])('an SMS waits after %i', async (status) => {
    answer(status);
    await expect(sms.send({ id: '1', to: '+1', text: 'x' })).rejects.not.toBeInstanceOf(MessageRefused);
  });
});

describe('the send_email binding', () => {
  const failing = (code?: string) =>
    bindingTransport(
      {
        send: async () => {
          throw Object.assign(new Error('refused'), { code });
        },
      } as unknown as SendEmail,
      FROM,
    );

  it('gives up on what Email Service will never take, and waits otherwise', async () => {
    await expect(failing('E_RECIPIENT_SUPPRESSED').send(aMail())).rejects.toMatchObject({ fate: 'bounced' });
    await expect(failing('E_VALIDATION_ERROR').send(aMail())).rejects.toMatchObject({ fate: 'dead' });
    await expect(failing('E_RATE_LIMIT_EXCEEDED').send(aMail())).rejects.not.toBeInstanceOf(MessageRefused);
    await expect(failing().send(aMail())).rejects.not.toBeInstanceOf(MessageRefused);
  });
});

describe('the environment', () => {
  const deployed = { ...env, PUBLIC_ORIGIN: 'https://id.halden.example', DEVELOPMENT: 'false' };

  it.each([
    [{ MAIL_TRANSPORT: 'smtp' }, /SMTP_URL/],
    [{ MAIL_TRANSPORT: 'http', MAIL_HTTP_URL: 'https://api.mail.example' }, /MAIL_HTTP_TOKEN/],
    [{ MAIL_TRANSPORT: 'pigeon' }, /MAIL_TRANSPORT/],
    [{ SMS_ACCOUNT: 'AC1' }, /SMS_TOKEN/],
    [{ MAIL_WEBHOOK_SECRET: 'short' }, /MAIL_WEBHOOK_SECRET/],
  ])('half set up is no start: %o', (variables, message) => {
    expect(() => depsOf({ ...deployed, ...variables })).toThrow(message);
  });

  it('without SMS variables there is no SMS outside development', () => {
    expect(depsOf({ ...deployed }).sms).toBeNull();
    expect(depsOf({ ...deployed, SMS_ACCOUNT: 'AC1', SMS_TOKEN: 't', SMS_FROM: '+47' }).sms).not.toBeNull();
    expect(depsOf({ ...env }).sms).not.toBeNull();
  });
});
