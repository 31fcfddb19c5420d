import { useRef, useState } from 'react';
import { type CombinedError, type TypedDocumentNode, useClient } from 'urql';
import type { AlertLanguage } from '../../gql/graphql.ts';
import { apiLanguages } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { useSettings } from './settings.tsx';

/** A field that the server refused. `path` begins with `input`. */
export interface FieldIssue {
  path: readonly string[];
  message: string;
}

/**
 * Why nothing was done. `code` undefined: no answer came, so it is not known whether it was done; sent again, it is done once.
 * `message`: in the user's language; empty: the server has no such sentence. `said`: the same in English, with every detail.
 */
export interface Refusal {
  code: string | undefined;
  message: string;
  said: string;
  httpStatus: number | null;
  issues: readonly FieldIssue[];
  /** The name of the reason, where the document asks for it. */
  reason?: string;
}

type Answer<Data> = NonNullable<Data[keyof Data]>;
type Payload<Data> = Extract<Answer<Data>, { __typename: `${string}Payload` }>;

/** What became of a mutation: its payload, or why not. */
export type Outcome<Data> = { payload: Payload<Data> } | { refusal: Refusal };

/**
 * Runs a mutation so that one act is done once: while it runs, a second call gets the same outcome, and until an answer arrives the same
 * input is sent with the same key. A document with the variable `language` gets its refusals in the user's language.
 */
export function useOnce<Data extends object, Input extends { idempotencyKey?: string | null | undefined }>(
  document: TypedDocumentNode<Data, { input: Input; language?: AlertLanguage | null | undefined }>,
) {
  const client = useClient();
  const { language } = useSettings();
  const [busy, setBusy] = useState(false);
  const running = useRef<Promise<Outcome<Data>>>(undefined);
  const sent = useRef<{ text: string; key: string }>(undefined);

  async function send(given: Omit<Input, 'idempotencyKey'>): Promise<Outcome<Data>> {
    const text = JSON.stringify(given);
    if (sent.current?.text !== text) sent.current = { text, key: newRandomId() };
    setBusy(true);
    const { data, error } = await client.mutation(document, {
      input: { ...given, idempotencyKey: sent.current.key } as unknown as Input,
      language: apiLanguages[language],
    });
    setBusy(false);
    const answer = Object.values(data ?? {}).find((value) => typeof value === 'object' && value !== null) as
      | Answer<Data>
      | undefined;
    if (!answer) return { refusal: describeError(error) };
    sent.current = undefined;
    return isPayload<Data>(answer) ? { payload: answer } : { refusal: toRefusal(answer) };
  }

  function run(input: Omit<Input, 'idempotencyKey'>): Promise<Outcome<Data>> {
    running.current ??= send(input).finally(() => {
      running.current = undefined;
    });
    return running.current;
  }

  return { run, busy };
}

const isPayload = <Data>(answer: object): answer is Payload<Data> =>
  '__typename' in answer && String(answer.__typename).endsWith('Payload');

/** A typed refusal of a mutation, as its document asks for it. */
export function toRefusal(answer: object): Refusal {
  const {
    code = 'INTERNAL',
    message = '',
    said = '',
    httpStatus = null,
    issues = [],
    reason,
  } = answer as Partial<Refusal>;
  return { code, message, said, httpStatus, issues, ...(reason !== undefined && { reason }) };
}

/** The refusal of a whole request, or no answer. */
export function describeError(error: CombinedError | undefined): Refusal {
  const said = error?.graphQLErrors[0];
  const code = said?.extensions.code;
  // An internal error says nothing about what was done.
  const isKnown = typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
  return { code: isKnown ? code : undefined, message: '', said: said?.message ?? '', httpStatus: null, issues: [] };
}
