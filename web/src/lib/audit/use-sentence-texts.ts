import { useLocale } from '$lib/format/locale';
import { useText } from '$lib/i18n/text';
import type { SentenceTexts } from './sentence';

/** What a component needs to tell of records in the reader's language. */
export function useSentenceTexts(): SentenceTexts {
  return {
    locale: useLocale(),
    sentences: useText('auditSentences'),
    fields: useText('fields'),
    statuses: useText('statuses'),
  };
}
