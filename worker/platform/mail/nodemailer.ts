// A door to import through: of a library that is imported dynamically itself, all would be bundled.
export { default as Mailer } from 'nodemailer/lib/mailer';
export { default as SmtpTransport } from 'nodemailer/lib/smtp-transport';
