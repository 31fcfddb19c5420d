/** The languages that refusals are written in. */
export type Language = 'uz' | 'ru' | 'en';

/** What the fragment `Refusal` reads of every error that a mutation can return. */
export interface Refusal {
  /** Name of the error, for programs. Later releases may add some. */
  code: string;
  /** In English, with every detail. */
  message: string;
  uz: string;
  ru: string;
}

/** Whether a mutation was refused. What is left of the type is its payload. */
export function isRefusal<Result extends object | null>(result: Result): result is Extract<Result, Refusal> {
  return result !== null && 'code' in result && 'message' in result;
}

/** A refusal, or one invalid field of it, for people in their language. */
export function refusalText(refusal: Pick<Refusal, 'message' | 'uz' | 'ru'>, language: Language): string {
  return language === 'en' ? refusal.message : refusal[language];
}
