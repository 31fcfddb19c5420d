import { newRandomId } from '../../shared/random-id.ts';
import type { Api } from '../base/api.ts';
import { Changes } from '../base/changes.ts';
import { hasCode } from '../base/live.ts';
import type { ShopStorage } from '../base/storage.ts';
import { graphql } from '../gql/gql.ts';
import type { PlaceStoreOrderInput, ShopPlaceOrderMutation } from '../gql/graphql.ts';

const placeDocument = graphql(`
  mutation ShopPlaceOrder($input: PlaceStoreOrderInput!, $language: AlertLanguage) {
    placeStoreOrder(input: $input) {
      __typename
      ... on PlaceStoreOrderPayload { order { ...ShopOrder } }
      ... on InsufficientStockError { items { sku requested available } }
      ... on ConflictError { currentTotal { amount currencyCode } reached { rule limit used } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) }
    }
  }
`);

type Result = NonNullable<ShopPlaceOrderMutation['placeStoreOrder']>;
export type PlacedOrder = Extract<Result, { __typename: 'PlaceStoreOrderPayload' }>['order'];
/** `refused`: without a reason that the buyer can do something about. */
export type PlaceRefusal = Exclude<Result, { __typename: 'PlaceStoreOrderPayload' }> | 'refused';
export type NewOrder = Omit<PlaceStoreOrderInput, 'idempotencyKey'>;

const attempts = 3;
const betweenMs = 700;
/** Codes of refusals before anything was done. */
const certain = ['BAD_USER_INPUT', 'FORBIDDEN', 'GRAPHQL_VALIDATION_FAILED'];

/**
 * Places one order at a time. What was sent is kept until its answer is here, also over a restart: while it is unknown whether the order
 * arrived, the same is asked again with the same key, which comes to one order.
 */
export class Placing extends Changes {
  readonly #api: Api;
  readonly #storage: ShopStorage;
  #sent: PlaceStoreOrderInput | undefined;
  isSending = false;
  refusal: PlaceRefusal | undefined;

  constructor(api: Api, storage: ShopStorage) {
    super();
    this.#api = api;
    this.#storage = storage;
    this.#sent = storage.read<PlaceStoreOrderInput>('sent');
  }

  /** An order was sent, and it is not known whether it arrived. */
  get isUnanswered(): boolean {
    return this.#sent !== undefined && !this.isSending;
  }

  /** Sends an order, or the one again that has no answer yet. Returns it once it is placed. */
  async place(order: NewOrder | undefined, language: 'UZ' | 'RU' | 'EN'): Promise<PlacedOrder | undefined> {
    const input = this.#sent ?? (order && { ...order, idempotencyKey: newRandomId() });
    if (this.isSending || !input) return undefined;
    this.#sent = input;
    this.#storage.write('sent', input);
    this.#become({ isSending: true, refusal: undefined });
    const result = await this.#ask(input, language);
    if (!result) {
      this.#become({ isSending: false });
      return undefined;
    }
    this.#sent = undefined;
    this.#storage.write('sent', undefined);
    if (result !== 'refused' && result.__typename === 'PlaceStoreOrderPayload') {
      this.#become({ isSending: false });
      return result.order;
    }
    this.#become({ isSending: false, refusal: result });
    return undefined;
  }

  forgetRefusal(): void {
    if (this.refusal) this.#become({ refusal: undefined });
  }

  async #ask(input: PlaceStoreOrderInput, language: 'UZ' | 'RU' | 'EN'): Promise<Result | 'refused' | undefined> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { data, error } = await this.#api.mutate(placeDocument, { input, language });
      if (data?.placeStoreOrder) return data.placeStoreOrder;
      if (certain.some((code) => hasCode(error, code))) return 'refused';
      await new Promise((resolve) => setTimeout(resolve, attempt * betweenMs));
    }
    return undefined;
  }

  #become(state: Partial<Pick<Placing, 'isSending' | 'refusal'>>): void {
    Object.assign(this, state);
    this.changed();
  }
}
