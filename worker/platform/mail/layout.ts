export type MailText = {
  subject: string;
  greeting: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  footer: string;
};

/** One text, twice: plain and HTML. Everything is escaped, so names can't become markup. */
export function renderMail(mail: MailText): { subject: string; text: string; html: string } {
  const action = mail.action ? [`${mail.action.label}: ${mail.action.url}`] : [];
  return {
    subject: mail.subject.replaceAll(/[\r\n]+/g, ' '),
    text: [mail.greeting, ...mail.paragraphs, ...action, '--', mail.footer].join('\n\n'),
    html: html(mail),
  };
}

function html({ subject, greeting, paragraphs, action, footer }: MailText): string {
  const line = 'margin:0 0 16px;font:400 15px/24px system-ui,sans-serif;color:#162229';
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="background:#066270;color:#f8fdfd;padding:12px 20px;border-radius:3px;font:600 15px/20px system-ui,sans-serif;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font:400 13px/20px system-ui,sans-serif;color:#5c666c">Or copy this address: ${escapeHtml(action.url)}</p>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f0ede7;padding:32px 16px"><div style="max-width:560px;margin:0 auto;background:#fdfcf9;padding:32px;border-left:4px solid #066270">
<p style="${line}">${escapeHtml(greeting)}</p>
${paragraphs.map((text) => `<p style="${line}">${escapeHtml(text)}</p>`).join('\n')}
${button}<p style="margin:32px 0 0;font:400 12px/16px system-ui,sans-serif;color:#5c666c">${escapeHtml(footer)}</p></div></body></html>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
