import type { Sql } from '../../src/db/client.ts';
import { createSignInLink } from '../../src/db/sessions/sign-in-links.ts';
import { hashToken, newLinkToken } from '../../src/secrets.ts';
import type { GraphQLAnswer, RunningApp } from './app.ts';

/** What signIn answers, as far as tests look. */
export interface SignInAnswer {
  __typename: string;
  token?: string;
  session?: { id: string; name: string; role: string; method: string; device: string | null; expiresAt: string };
  code?: string;
  reason?: string;
  message?: string;
}

const query = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignInPayload { token session { id name role method device expiresAt } }
  ... on Error { code message }
  ... on SignInRefusedError { reason } } }`;

/** Sends signIn without credentials; returns the whole answer. */
export function postSignIn(
  app: RunningApp,
  input: Record<string, unknown>,
): Promise<{ status: number; body: GraphQLAnswer }> {
  return app.post({ query, variables: { input } }, null);
}

/** Signs in without credentials. Throws on top-level errors. */
export async function signIn(app: RunningApp, input: Record<string, unknown>): Promise<SignInAnswer> {
  const { body } = await postSignIn(app, input);
  const answer = (body.data as { signIn?: SignInAnswer } | null | undefined)?.signIn;
  if (!answer) throw new Error(JSON.stringify(body));
  return answer;
}

/** The same, where it must succeed: the value of an Authorization header, and the id of the session. */
export async function begin(app: RunningApp, input: Record<string, unknown>): Promise<{ bearer: string; id: string }> {
  const { token, session, message } = await signIn(app, input);
  if (!token || !session) throw new Error(message);
  return { bearer: `Bearer ${token}`, id: session.id };
}

/** Makes a one-time link; returns what stands in it. */
export async function makeLink(
  sql: Sql,
  person: { name: string; role: 'owner' | 'operator' | 'viewer'; seesMoney?: boolean },
  minutes = 15,
): Promise<string> {
  const token = newLinkToken();
  await createSignInLink(sql, { ...person, tokenHash: hashToken(token), createdBy: 'a test', minutes });
  return token;
}
