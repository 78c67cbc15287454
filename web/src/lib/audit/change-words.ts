import type { Text } from '../i18n/text';

interface ChangeTexts {
  settings: Text<'settings'>;
  statuses: Text<'statuses'>;
}

/** What a record’s settings, changed fields and their values are called; nothing where there are no words of their own. */
export function changeWords(target: { type: string; id: string | null }, { settings, statuses }: ChangeTexts) {
  const section = target.type === 'settings' ? target.id : null;
  const words = (key: string) => (section !== null && settings.has(key) ? settings(key) : undefined);

  return {
    about: words(`section.${section}`),
    labelOf: (field: string) => words(`${section}.${field}`),
    wordsOf: (field: string, value: string) => {
      if (section) return words(`${section}.${field}.${value}`) ?? words(`${section}.option.${value}`);
      return field === 'status' && statuses.has(value) ? statuses(value) : undefined;
    },
  };
}
