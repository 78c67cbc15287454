import type { Dictionary, Text } from '../../../../lib/i18n/text';
import { durationText } from '../../../../lib/settings/durations';
import type { SettingField } from '../sections';

export type SettingValue = number | boolean | string | null | string[];
type Words = Text<'settings'>;

/** The dictionary's message, or nothing where it has none: hints and units are only said where there is something to say. */
export function optionalText(t: Words, key: string): string | undefined {
  return t.has(key) ? t(key) : undefined;
}

/** A message that the dictionary must have; a test goes through all of them. */
export function text(t: Words, key: string): string {
  return t(key as keyof Dictionary['settings'] & string);
}

/** The name of an option of a choice or of picks. */
export function optionLabel(t: Words, section: string, field: string, option: string | number): string {
  return optionalText(t, `${section}.${field}.${option}`) ?? text(t, `${section}.option.${option}`);
}

export function isSame(one: SettingValue | undefined, other: SettingValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is wrong with a value, in a sentence; undefined where nothing is. */
export function problemOf(t: Words, field: SettingField, value: SettingValue | undefined): string | undefined {
  if (field.kind === 'count' || field.kind === 'duration') {
    const isWhole = typeof value === 'number' && Number.isInteger(value);
    if (isWhole && value >= field.min && value <= field.max) return undefined;
    const [min, max] = [field.min, field.max];
    if (field.kind === 'count') return t('problem.range', { min, max });
    return t('problem.range', { min: durationText(t, min), max: durationText(t, max) });
  }
  if (field.kind === 'text' && field.required && !String(value ?? '').trim()) return t('problem.empty');
  if (field.kind === 'text' && field.type === 'email' && value && !/^\S+@\S+\.\S+$/.test(String(value)))
    return t('problem.email');
  return undefined;
}

/** The value as the comparison of two versions shows it. */
export function shownValue(t: Words, section: string, name: string, field: SettingField, value: unknown): unknown {
  if (field.kind === 'duration' && typeof value === 'number') return durationText(t, value);
  if (field.kind === 'choice' && (typeof value === 'string' || typeof value === 'number'))
    return optionLabel(t, section, name, value);
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return t('list.none');
  return value.map((item) => (field.kind === 'picks' ? optionLabel(t, section, name, item) : item)).join(', ');
}
