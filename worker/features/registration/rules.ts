import type { Section } from '../../platform/settings/sections';
import { disposableEmail, domainNotAllowed } from './problems';

/** @throws domain_not_allowed for a domain that isn't on the list, or a parent of it. */
export function refuseForeignDomain({ allowed_domains }: Section<'registration'>, email: string): void {
  if (allowed_domains.length === 0 || allowed_domains.includes(domainOf(email))) return;
  const detail = `Use an address of ${allowed_domains.join(', ')}.`;
  throw domainNotAllowed(detail, { errors: [{ pointer: '/email', code: 'domain_not_allowed', detail }] });
}

/** @throws disposable_email; a subdomain of a disposable domain is one, too. */
export function refuseDisposable(disposable: ReadonlySet<string>, email: string): void {
  const labels = domainOf(email).split('.');
  const isDisposable = labels.some((_, index) => disposable.has(labels.slice(index).join('.')));
  if (!isDisposable) return;
  const detail = 'Use an address that you keep.';
  throw disposableEmail(detail, { errors: [{ pointer: '/email', code: 'disposable_email', detail }] });
}

export function domainOf(email: string): string {
  return email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
}
