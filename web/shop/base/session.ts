import { Client, fetchExchange } from '@urql/core';
import { newRandomId } from '../../shared/random-id.ts';
import { graphql } from '../gql/gql.ts';
import type { SignInRefusalReason } from '../gql/graphql.ts';
import { hasCode } from './live.ts';
import type { ShopStorage } from './storage.ts';
import type { Telegram } from './telegram.ts';

const signInDocument = graphql(`
  mutation ShopSignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInPayload { token }
      ... on SignInRefusedError { reason }
    }
  }
`);

/** Why nobody is signed in. `unanswered`: the server could not be reached. */
export type SignInFault = SignInRefusalReason | 'too_many' | 'unanswered';

/** Thrown where a call needs a session and there is none. */
export class SignInError extends Error {
  readonly fault: SignInFault;
  constructor(fault: SignInFault) {
    super(`not signed in: ${fault}`);
    this.fault = fault;
  }
}

/** The session of this buyer. The token outlives the initData, which Telegram may hand out again when it is too old. */
export class Session {
  readonly #url: string;
  readonly #telegram: Telegram;
  readonly #storage: ShopStorage;
  #token: string | undefined;
  #renewing: Promise<void> | undefined;

  constructor(url: string, telegram: Telegram, storage: ShopStorage) {
    this.#url = url;
    this.#telegram = telegram;
    this.#storage = storage;
    this.#token = storage.read<string>('token');
  }

  get token(): string {
    return this.#token ?? '';
  }

  /** Signs in where no session is kept. Throws SignInError. */
  async begin(): Promise<void> {
    if (this.#token === undefined) await this.renew();
  }

  /** Exchanges the initData for a new session; calls at the same time share one exchange. Throws SignInError. */
  renew(): Promise<void> {
    this.#renewing ??= this.#exchange().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #exchange(): Promise<void> {
    const { initData, platform } = this.#telegram;
    const client = new Client({ url: this.#url, preferGetMethod: false, exchanges: [fetchExchange] });
    const input = { initData, device: `Telegram, ${platform}`, idempotencyKey: newRandomId() };
    const { data, error } = await client.mutation(signInDocument, { input }).toPromise();
    const answer = data?.signIn;
    if (answer?.__typename === 'SignInPayload') {
      this.#token = answer.token;
      this.#storage.write('token', answer.token);
      return;
    }
    if (answer?.__typename === 'SignInRefusedError') {
      this.#token = undefined;
      this.#storage.write('token', undefined);
      throw new SignInError(answer.reason);
    }
    throw new SignInError(hasCode(error, 'RATE_LIMITED') ? 'too_many' : 'unanswered');
  }
}
