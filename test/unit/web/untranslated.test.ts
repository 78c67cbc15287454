import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AST, parse } from 'svelte/compiler';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../../web/src');

/** What is the same in every language. */
const nobodysWords = [
  'Latchkey',
  // Examples of names, addresses, numbers, keys and zones.
  'Zsófia',
  'Horváth',
  'zhorvath',
  'Aoife Ní Bhriain',
  'HS-20417',
  'English',
  'Europe/Lisbon',
  /^zsofia\.horvath@/,
  /^\p{L}+\.example$/u,
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
  /^https?:\/\//,
];
/** Attributes and properties that people read or hear. */
const spoken = new Set([
  ...['label', 'title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-roledescription'],
  ...['hint', 'legend', 'why', 'description', 'detail', 'note', 'intro', 'caption', 'empty', 'none', 'text', 'meta'],
  ...['noun', 'subject', 'summary', 'beforeLabel', 'afterLabel', 'emailHint', 'optional'],
]);

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.svelte') || /(?<!\.d)\.ts$/.test(path))
  .filter((path) => !path.startsWith(join('lib', 'i18n')) && !path.endsWith('schema.d.ts'))
  .sort();

it('leaves no words in the markup: text, names and hints come from the dictionaries', () => {
  const found = files
    .filter((path) => path.endsWith('.svelte'))
    .flatMap((path) => wordsIn(path).map((text) => `${path}: ${text}`));
  expect(found.join('\n')).toBe('');
});

it('leaves no sentences in the code behind it', () => {
  const found = files.flatMap((path) => sentencesIn(path).map((text) => `${path}: ${text}`));
  expect(found.join('\n')).toBe('');
});

function wordsIn(path: string): string[] {
  const { fragment } = parse(read(path), { modern: true });
  return [...textsOf(fragment)].map((text) => text.trim()).filter(isWords);
}

/** The literal text of markup and of spoken attributes, inside expressions too: `{open ? 'Hide' : 'Show'}`. */
function* textsOf(node: unknown, isRead = true): Generator<string> {
  if (Array.isArray(node)) {
    for (const child of node) yield* textsOf(child, isRead);
    return;
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  const { type } = node as AST.BaseNode;
  if (type === 'Text' || type === 'Literal' || type === 'TemplateElement') {
    if (isRead) yield literalOf(node as Literal);
    return;
  }
  if (type === 'Comment' || type === 'CallExpression' || type.startsWith('TS')) return;
  if (type === 'BinaryExpression' && (node as { operator?: string }).operator !== '+') return;
  if (type === 'Attribute') {
    const { name, value } = node as AST.Attribute;
    if (value !== true) yield* textsOf(value, spoken.has(name));
    return;
  }
  if (type === 'Property') {
    const { key, value } = node as { key?: { name?: string }; value?: unknown };
    yield* textsOf(value, spoken.has(key?.name ?? ''));
    return;
  }
  if (type.endsWith('Directive') || type === 'MemberExpression') return;
  // A block's condition is not shown; what it shows is in its fragments.
  const hidden = new Set(
    type === 'ConditionalExpression' || type.endsWith('Block') ? ['test', 'expression', 'key', 'context'] : [],
  );
  for (const [key, child] of Object.entries(node)) if (!hidden.has(key)) yield* textsOf(child, isRead);
}

type Literal = { data?: string; value?: unknown };

function literalOf({ data, value }: Literal): string {
  if (data !== undefined) return data;
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

/** Quoted text that begins like a sentence: "Choose a reason.", `${name} is…` reads the same in no two languages. */
function sentencesIn(path: string): string[] {
  const text = read(path);
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text;
  const quoted = forPeople(code).matchAll(/(['"`])((?:\$\{[^}]*\}|\p{Lu}[\p{Ll}’]*)\s[\p{Ll}’]{2,}[^'"`\n]*)\1/gu);
  return [...quoted].map(([, , sentence = '']) => sentence).filter(isWords);
}

/** Comments, and problems of our own making: people get words by their code. */
function forPeople(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|.*\bcode: .*/gm, '');
}

function isWords(given: string): boolean {
  const text = given.replace(/^[^\p{L}\d/+]+/u, '').trim();
  return (
    /\p{L}{2,}/u.test(text) &&
    !nobodysWords.some((known) => (typeof known === 'string' ? known === text : known.test(text)))
  );
}

function read(path: string): string {
  return readFileSync(join(source, path), 'utf8');
}
