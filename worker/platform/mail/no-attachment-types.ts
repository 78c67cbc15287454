/** Stands in for nodemailer's table of file types (wrangler.toml, `[alias]`): our mails are text and HTML, and carry no files. */
export const detectMimeType = () => 'application/octet-stream';
export const detectExtension = () => 'bin';
