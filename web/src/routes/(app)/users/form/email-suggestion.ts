const commonDomains = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'gmx.de',
  'web.de',
];
const mostTypos = 2;

/** The address that was probably meant, where its domain is nearly one of `known` or of the common ones. */
export function suggestedEmail(email: string, known: readonly string[] = []): string | undefined {
  const [local, domain, ...rest] = email.trim().toLowerCase().split('@');
  if (!local || !domain || rest.length > 0) return undefined;
  const domains = [...known.map((name) => name.toLowerCase()), ...commonDomains];
  if (domains.includes(domain)) return undefined;
  const nearest = domains
    .map((name) => ({ name, typos: distance(domain, name) }))
    .filter(({ name, typos }) => typos <= (name.length < 8 ? 1 : mostTypos))
    .sort((one, other) => one.typos - other.typos)[0];
  return nearest ? `${email.trim().slice(0, email.trim().indexOf('@'))}@${nearest.name}` : undefined;
}

/** Letters to insert, leave out, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}
