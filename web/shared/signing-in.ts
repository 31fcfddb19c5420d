import { Client, fetchExchange } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { SignInRefusalReason } from '../gql/graphql.ts';
import { newRandomId } from './random-id.ts';

const signInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInPayload { token }
      ... on SignInRefusedError { reason }
    }
  }
`);

const signOutDocument = graphql(`
  mutation SignOut {
    signOut { __typename }
  }
`);

/** What a person signs in with. */
export type Credential = { apiKey: string } | { linkToken: string };

/** A session, or why there is none. */
export type SignInAnswer = { token: string } | { refused: SignInRefusalReason | 'too_many' | 'failed' };

const createSender = (url: string, token?: string): Client =>
  new Client({
    url,
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetchOptions: token === undefined ? {} : { headers: { authorization: `Bearer ${token}` }, keepalive: true },
  });

/** Exchanges a credential for a session. A lost answer is asked for once more: a link is used up by the first attempt. */
export async function requestSession(url: string, credential: Credential): Promise<SignInAnswer> {
  const input = { ...credential, device: nameDevice(navigator.userAgent), idempotencyKey: newRandomId() };
  const send = () => createSender(url).mutation(signInDocument, { input }).toPromise();
  let { data, error } = await send();
  if (error?.networkError && !error.response) ({ data, error } = await send());
  const answer = data?.signIn;
  if (answer?.__typename === 'SignInPayload') return { token: answer.token };
  if (answer?.__typename === 'SignInRefusedError') return { refused: answer.reason };
  const isTooMany = error?.graphQLErrors.some(({ extensions }) => extensions.code === 'RATE_LIMITED');
  return { refused: isTooMany ? 'too_many' : 'failed' };
}

/** Ends a session on the server. Without an answer it ends there by itself, once it was not used for long. */
export async function endSession(url: string, token: string): Promise<void> {
  await createSender(url, token).mutation(signOutDocument, {}).toPromise();
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['YaBrowser/', 'Yandex'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'CrOS', 'Linux'];

/** A device as people recognize it in a list: `Chrome, Windows`. */
function nameDevice(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1] ?? 'Browser';
  const system = systems.find((mark) => userAgent.includes(mark));
  return system === undefined ? browser : `${browser}, ${system}`;
}
