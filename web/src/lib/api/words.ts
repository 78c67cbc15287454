import type { Language } from '../i18n/languages';
import { type Text, useLanguage, useText } from '../i18n/text';
import type { FieldProblem, Problem } from './problem';

export interface ProblemTexts {
  readonly language: Language;
  /** Our own words, better for people than the API's. */
  problems: Text<'problems'>;
  /** The API's problems in words, for languages that the API doesn't speak. */
  apiProblems: Text<'apiProblems'>;
  fieldProblems: Text<'fieldProblems'>;
}

export function useProblemTexts(): ProblemTexts {
  const language = useLanguage();
  return {
    get language() {
      return language.current;
    },
    problems: useText('problems'),
    apiProblems: useText('apiProblems'),
    fieldProblems: useText('fieldProblems'),
  };
}

/** For components: says what went wrong with what somebody wanted to do. */
export function useProblemWords(): (problem: Problem) => string {
  const texts = useProblemTexts();
  return (problem) => problemWords(problem, texts);
}

/** One or two sentences for people. The API speaks English, and in English says more exactly what is wrong. */
export function problemWords(problem: Problem, texts: ProblemTexts): string {
  const words = sentenceOf(problem, texts);
  if (!problem.retryAfterSeconds) return words;
  return texts.problems('retry', { words, when: waitWords(problem.retryAfterSeconds, texts.language) });
}

/** The same for something that was only to be shown: there is nothing that could have been saved. */
export function loadingWords(problem: Problem, texts: ProblemTexts): string {
  const isFailure = problem.code === 'internal' || problem.code === 'unexpected';
  return isFailure ? texts.problems('loading_failed') : problemWords(problem, texts);
}

function sentenceOf({ code, detail, title }: Problem, { language, problems, apiProblems }: ProblemTexts): string {
  if (problems.has(code)) return problems(code);
  if (language === 'en' && detail) return detail;
  return apiProblems.has(code) ? apiProblems(code) : (detail ?? `${title}.`);
}

export function fieldProblemWords({ code, detail }: FieldProblem, texts: ProblemTexts): string {
  if (texts.language === 'en') return detail;
  if (texts.fieldProblems.has(code)) return texts.fieldProblems(code);
  return texts.apiProblems.has(code) ? texts.apiProblems(code) : detail;
}

const secondsAtMost = 90;

/** "in 40 seconds", "in 15 minutes". */
export function waitWords(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language);
  return seconds < secondsAtMost ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute');
}
