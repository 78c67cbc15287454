import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** `implicit` speaks TLS at once, `starttls` when asked, `plain` never; `received` is HTTP and answers what came, as JSON. */
export type MailServerPorts = { implicit: number; starttls: number; plain: number; received: number };
export type Received = {
  server: string;
  from: string;
  to: string[];
  isSecure: boolean;
  user: string | null;
  raw: string;
};

export const MAIL_USER = 'latchkey';
export const MAIL_PASSWORD = 'p@ss:word/1';

const pem = (name: string) => readFileSync(join(import.meta.dirname, name));

/** How the server treats a recipient: by the part before the @, as bounces and outages would. */
const AT_RCPT: Record<string, [number, string]> = {
  'no-such-user': [550, 'no such user here'],
  busy: [451, 'try again later'],
};
const AT_DATA: Record<string, [number, string]> = { spam: [554, 'this looks like spam'] };

export async function startMailServers(): Promise<{ ports: MailServerPorts; close(): Promise<void> }> {
  const received: Received[] = [];
  const tls = { key: pem('server-key.pem'), cert: pem('server.pem') };
  const servers = {
    implicit: smtpServer('implicit', received, { secure: true, ...tls }),
    starttls: smtpServer('starttls', received, tls),
    plain: smtpServer('plain', received, { disabledCommands: ['STARTTLS'], authOptional: true }),
  };
  const http = createServer((_, response) => response.end(JSON.stringify(received)));
  const ports = {
    implicit: await portOf(servers.implicit.listen(0, '127.0.0.1')),
    starttls: await portOf(servers.starttls.listen(0, '127.0.0.1')),
    plain: await portOf(servers.plain.listen(0, '127.0.0.1')),
    received: await portOf(http.listen(0, '127.0.0.1')),
  };
  return {
    ports,
    close: async () => {
      await Promise.all(Object.values(servers).map((server) => new Promise<void>((done) => server.close(done))));
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}

function smtpServer(name: string, received: Received[], options: SMTPServerOptions): SMTPServer {
  return new SMTPServer({
    ...options,
    closeTimeout: 100,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) =>
      username === MAIL_USER && password === MAIL_PASSWORD
        ? done(null, { user: username })
        : done(refusal(535, 'wrong credentials')),
    onRcptTo: ({ address }, _, done) => done(refusalOf(AT_RCPT, address)),
    onData: (stream, { envelope, secure, user }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refused = to.map((address) => refusalOf(AT_DATA, address)).find(Boolean);
        if (refused) return done(refused);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const raw = Buffer.concat(chunks).toString();
        received.push({ server: name, from, to, isSecure: secure, user: user ?? null, raw });
        done();
      });
    },
  }).on('error', () => {
    // A client that hangs up in the middle is part of the tests.
  });
}

function refusalOf(table: Record<string, [number, string]>, address: string): Error | null {
  const found = table[address.split('@')[0] ?? ''];
  return found ? refusal(...found) : null;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function portOf(server: Server | ReturnType<SMTPServer['listen']>): Promise<number> {
  await new Promise((listening) => server.once('listening', listening));
  return (server.address() as AddressInfo).port;
}
