import { useRef, useState } from 'react';
import { type CombinedError, type TypedDocumentNode, useClient } from 'urql';
import { newRandomId } from '../../shared/random-id.ts';

/** A field that the server refused. `path` begins with `input`. */
export interface FieldIssue {
  path: readonly string[];
  message: string;
}

/** Why nothing was done. `code` undefined: no answer came, so it is not known whether it was done; sent again, it is done once. */
export interface Refusal {
  code: string | undefined;
  message: string;
  httpStatus: number | null;
  issues: readonly FieldIssue[];
}

type Answer<Data> = NonNullable<Data[keyof Data]>;
type Payload<Data> = Extract<Answer<Data>, { __typename: `${string}Payload` }>;

/** What became of a mutation: its payload, or why not. */
export type Outcome<Data> = { payload: Payload<Data> } | { refusal: Refusal };

/**
 * Runs a mutation so that one act is done once: while it runs, a second call gets the same outcome, and until an answer arrives the same
 * input is sent with the same key.
 */
export function useOnce<Data extends object, Input extends { idempotencyKey?: string | null | undefined }>(
  document: TypedDocumentNode<Data, { input: Input }>,
) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const running = useRef<Promise<Outcome<Data>>>(undefined);
  const sent = useRef<{ text: string; key: string }>(undefined);

  async function send(input: Input): Promise<Outcome<Data>> {
    const text = JSON.stringify(input);
    if (sent.current?.text !== text) sent.current = { text, key: newRandomId() };
    setBusy(true);
    const { data, error } = await client.mutation(document, { input: { ...input, idempotencyKey: sent.current.key } });
    setBusy(false);
    const answer = Object.values(data ?? {}).find((value) => typeof value === 'object' && value !== null) as
      | Answer<Data>
      | undefined;
    if (!answer) return { refusal: describe(error) };
    sent.current = undefined;
    return isPayload<Data>(answer) ? { payload: answer } : { refusal: toRefusal(answer) };
  }

  function run(input: Input): Promise<Outcome<Data>> {
    running.current ??= send(input).finally(() => {
      running.current = undefined;
    });
    return running.current;
  }

  return { run, busy };
}

const isPayload = <Data>(answer: object): answer is Payload<Data> =>
  '__typename' in answer && String(answer.__typename).endsWith('Payload');

function toRefusal(answer: object): Refusal {
  const { code, message, httpStatus, issues } = answer as Partial<Refusal>;
  return { code: code ?? 'INTERNAL', message: message ?? '', httpStatus: httpStatus ?? null, issues: issues ?? [] };
}

function describe(error: CombinedError | undefined): Refusal {
  const said = error?.graphQLErrors[0];
  const code = said?.extensions.code;
  // An internal error says nothing about what was done.
  const isKnown = typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
  return { code: isKnown ? code : undefined, message: said?.message ?? '', httpStatus: null, issues: [] };
}
