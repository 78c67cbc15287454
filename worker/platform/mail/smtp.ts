import type { Socket } from 'node:net';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { lazily } from '../../kernel/lazily';
import { SECOND_MS } from '../../kernel/time';
import { MessageRefused } from './refused';
import type { Mail, MailTransport } from './transport';

const CONNECT_MS = 10 * SECOND_MS;
const SILENCE_MS = 20 * SECOND_MS;
const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

export type SmtpServer = {
  host: string;
  port: number;
  /** `implicit` is TLS from the first byte (RFC 8314); `starttls` refuses a server that doesn't offer it; `off` is plain. */
  tls: 'implicit' | 'starttls' | 'off';
  auth: { user: string; pass: string } | null;
};

/** Reads `smtp[s]://user:password@host:port?tls=starttls|off`. @throws when it isn't one. */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  const isImplicit = url.protocol === 'smtps:';
  if (!isImplicit && url.protocol !== 'smtp:') throw new Error('SMTP_URL starts with smtp:// or smtps://');
  const tls = url.searchParams.get('tls') ?? 'starttls';
  if (tls !== 'starttls' && tls !== 'off') throw new Error('SMTP_URL takes tls=starttls or tls=off');
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (isImplicit ? SUBMISSIONS_PORT : SUBMISSION_PORT),
    tls: isImplicit ? 'implicit' : tls,
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null,
  };
}

/** Most deployments send by binding, and every start pays for what is loaded with it. */
const nodemailer = lazily(() => import('./nodemailer'));

/** Submission by SMTP (RFC 6409). A connection a mail: on the edge a socket lives no longer than its request. */
export function smtpTransport(server: SmtpServer, from: string): MailTransport {
  return {
    async send(mail) {
      const { Mailer, SmtpTransport } = await nodemailer();
      const options: SMTPTransport.Options = {
        host: server.host,
        port: server.port,
        secure: server.tls === 'implicit',
        requireTLS: server.tls === 'starttls',
        ignoreTLS: server.tls === 'off',
        ...(server.auth ? { auth: server.auth } : {}),
        getSocket: (_options, done) => {
          connect(server).then(
            (connection) => done(null, { connection, secured: server.tls === 'implicit' }),
            (error: Error) => done(error, undefined),
          );
        },
        connectionTimeout: CONNECT_MS,
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      const transport = new Mailer(new SmtpTransport(options), options);
      try {
        await transport.sendMail(envelopeOf(mail, from));
      } catch (error) {
        throw refusalIn(error) ?? error;
      } finally {
        transport.close();
      }
    },
  };
}

/**
 * Connects by the server's name. nodemailer would look the name up and connect to the address, and workerd holds the
 * certificate against what it connects to: then no server's would fit.
 */
async function connect({ host, port, tls }: SmtpServer): Promise<Socket> {
  const [net, secure] = await Promise.all([import('node:net'), import('node:tls')]);
  return new Promise((resolve, reject) => {
    const socket = tls === 'implicit' ? secure.connect({ host, port }) : net.connect({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error('the mail server doesn’t answer')), CONNECT_MS);
    const settle = (then: () => void) => () => {
      clearTimeout(timer);
      then();
    };
    socket.once(
      tls === 'implicit' ? 'secureConnect' : 'connect',
      settle(() => resolve(socket)),
    );
    socket.once('error', (error: Error) => settle(() => reject(error))());
  });
}

function envelopeOf({ id, to, subject, text, html }: Mail, from: string) {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    // As an object the address is taken as it is: no list, no name and no header can be smuggled in by a comma or a line break.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** What a refusal is about, by the command that it answers. A refusal to greet, encrypt or authenticate is the operator's to mend. */
const FATES: Record<string, 'bounced' | 'dead'> = { 'RCPT TO': 'bounced', 'MAIL FROM': 'dead', DATA: 'dead' };

/** RFC 5321 §4.2.1: 5yz is permanent; 53z asks for credentials (RFC 4954 §6), so the mail waits for them. */
function refusalIn(error: unknown): MessageRefused | null {
  const { responseCode, command, message } = error as { responseCode?: unknown; command?: unknown; message?: unknown };
  const fate = FATES[String(command)];
  if (!fate || typeof responseCode !== 'number' || responseCode < 500) return null;
  if (responseCode >= 530 && responseCode < 540) return null;
  return new MessageRefused(fate, String(message));
}
