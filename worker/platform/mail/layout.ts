import { withIsolateMarkup, withoutIsolates } from './isolates';

export type MailText = {
  /** BCP 47. */
  language: string;
  organization: string;
  subject: string;
  greeting: string;
  /** The first is also what an inbox shows beside the subject. */
  paragraphs: string[];
  /** A one-time code, set large. */
  code?: string;
  action?: { label: string; url: string; copyHint: string };
  /** Why the reader gets this mail. */
  footer: string;
};

/** One text, twice: plain and HTML. Everything is escaped, so names can't become markup. */
export function renderMail(mail: MailText): { subject: string; text: string; html: string } {
  const code = mail.code ? [mail.code] : [];
  const action = mail.action ? [`${mail.action.label}: ${mail.action.url}`] : [];
  return {
    // A line break would begin a header of the sender's own (CRLF injection).
    subject: withoutIsolates(mail.subject).replaceAll(/[\r\n]+/g, ' '),
    text: withoutIsolates([mail.greeting, ...mail.paragraphs, ...code, ...action, '--', mail.footer].join('\n\n')),
    html: html(mail),
  };
}

const FONT = "font-family:Commissioner,'Segoe UI',system-ui,-apple-system,sans-serif";
const MONO = "font-family:'Spline Sans Mono',ui-monospace,Consolas,monospace";
const LINE = `margin:0 0 16px;${FONT};font-size:16px;line-height:24px`;
const SMALL = `${FONT};font-size:13px;line-height:20px`;

/** Inline styles are the light theme, which every client reads; the style block is the dark one, for those that ask for it. */
const DARK = `@media (prefers-color-scheme:dark){
.desk{background:#0c1216!important}.sheet{background:#131a1d!important;border-color:#7ac4ce!important}
.ink{color:#eceae6!important}.quiet{color:#a09e98!important}.line{border-color:#323b3f!important}
.key{background:#7ac4ce!important;color:#061a21!important}.link{color:#7ac4ce!important}.code{background:#1b2226!important;color:#eceae6!important}}`;

function html(mail: MailText): string {
  const { language, organization, subject, greeting, paragraphs, footer } = mail;
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(withoutIsolates(subject))}</title><style>:root{color-scheme:light dark}${DARK}</style></head>
<body class="desk" style="margin:0;padding:0;background:#f0ede7">
<div style="display:none;max-height:0;overflow:hidden">${marked(paragraphs[0] ?? '')}${PREHEADER_END}</div>
<div class="desk" style="background:#f0ede7;padding:32px 16px"><div class="sheet" role="article" style="max-width:560px;margin:0 auto;box-sizing:border-box;background:#fdfcf9;padding:32px;border-left:4px solid #066270">
<p class="ink" style="margin:0 0 24px;${FONT};font-size:14px;line-height:20px;font-weight:600;color:#162229"><bdi dir="auto">${escapeHtml(organization)}</bdi></p>
<h1 class="ink" style="margin:0 0 24px;${FONT};font-size:22px;line-height:30px;font-weight:500;color:#162229">${marked(subject)}</h1>
${[greeting, ...paragraphs].map((text) => `<p class="ink" style="${LINE};color:#162229">${marked(text)}</p>`).join('\n')}
${codeHtml(mail.code)}${actionHtml(mail.action)}<p class="quiet line" style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #d1cdc7;${SMALL};color:#5c666c">${marked(footer)}</p>
</div></div></body></html>`;
}

/** Keeps an inbox from filling its preview with what follows. */
const PREHEADER_END = '&#847;&zwnj;&nbsp;'.repeat(40);

function codeHtml(code: string | undefined): string {
  if (!code) return '';
  return `<p class="code" style="margin:24px 0;padding:16px;background:#f6f4f0;${MONO};font-size:28px;line-height:36px;letter-spacing:4px;color:#162229">${escapeHtml(code)}</p>\n`;
}

function actionHtml(action: MailText['action']): string {
  if (!action) return '';
  const url = escapeHtml(action.url);
  return `<p style="margin:24px 0"><a class="key" href="${url}" style="display:inline-block;background:#066270;color:#f8fdfd;padding:12px 20px;border-radius:3px;${FONT};font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p class="quiet" style="margin:0 0 16px;${SMALL};color:#5c666c">${escapeHtml(action.copyHint)}<br><a class="link" href="${url}" style="color:#066270;word-break:break-all">${url}</a></p>\n`;
}

function marked(text: string): string {
  return withIsolateMarkup(escapeHtml(text));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
