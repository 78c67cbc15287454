import { counted } from '$lib/format/names';
import { minutesOf, type SettingField, type Unit } from '../sections';

export type SettingValue = number | boolean | string | null;

const units: Unit[] = ['days', 'hours', 'minutes'];

/** The largest unit that divides the time: 1440 minutes are days, 90 are minutes. */
export function unitOf(minutes: number): Unit {
  return units.find((unit) => minutes > 0 && minutes % minutesOf[unit] === 0) ?? 'minutes';
}

/** "8 hours" from 480. */
export function durationText(minutes: number): string {
  const unit = unitOf(minutes);
  return counted(minutes / minutesOf[unit], unit.slice(0, -1));
}

/** What is wrong with a value, in a sentence; undefined where nothing is. */
export function problemOf(field: SettingField, value: SettingValue | undefined): string | undefined {
  if (field.kind === 'count' || field.kind === 'duration') {
    const isWhole = typeof value === 'number' && Number.isInteger(value);
    if (isWhole && value >= field.min && value <= field.max) return undefined;
    const range =
      field.kind === 'count'
        ? `${field.min.toLocaleString('en-GB')} to ${field.max.toLocaleString('en-GB')}`
        : `${durationText(field.min)} to ${durationText(field.max)}`;
    return `Use a whole number, ${range}.`;
  }
  if (field.kind === 'text' && field.required && !String(value ?? '').trim())
    return `Write a ${field.label.toLowerCase()}.`;
  if (field.kind === 'text' && field.type === 'email' && value && !/^\S+@\S+\.\S+$/.test(String(value)))
    return 'Write it as name@example.com.';
  return undefined;
}

export function shownValue(field: SettingField, value: unknown): unknown {
  if (field.kind === 'duration' && typeof value === 'number') return durationText(value);
  if (field.kind === 'choice') return field.options.find((option) => option.value === value)?.label ?? value;
  return value;
}
