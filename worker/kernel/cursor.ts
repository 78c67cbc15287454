/** Where a keyset page ended: the sort it belongs to, the last row's sort value and its id. */
export type Cursor = { sort: string; value: string | number | null; id: string };

/** Opaque base64url text; not secret and not signed: it only moves the caller within what they may read. */
export function encodeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.sort, cursor.value, cursor.id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Null when the text isn't a cursor of ours for this sort. */
export function decodeCursor(text: string, sort: string): Cursor | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const parts: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
    if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== sort || typeof parts[2] !== 'string') return null;
    const value: unknown = parts[1];
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null;
    return { sort, value, id: parts[2] };
  } catch {
    return null;
  }
}
