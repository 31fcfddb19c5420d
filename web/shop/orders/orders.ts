import { newRandomId } from '../../shared/random-id.ts';
import type { Api } from '../base/api.ts';
import { Changes } from '../base/changes.ts';
import { follow } from '../base/live.ts';
import { graphql } from '../gql/gql.ts';
import type { ShopOrderFragment } from '../gql/graphql.ts';

export type Order = ShopOrderFragment;

const ordersDocument = graphql(`
  query ShopOrders($after: String) {
    orders(first: 20, after: $after, marketplace: "amazing_store") {
      changesCursor
      nodes { ...ShopOrder }
      pageInfo { hasNextPage endCursor }
    }
  }
  fragment ShopOrder on Order {
    id number status revision createdAt heldUntil canCancel note customerPhone
    delivery { method address }
    total { amount currencyCode }
    items { id sku quantity cancelledQuantity unitPrice { amount currencyCode } product { id name } }
  }
`);

const changesDocument = graphql(`
  subscription ShopOrderChanges($after: String!) {
    orderChanged(after: $after) { cursor order { ...ShopOrder } }
  }
`);

const cancelDocument = graphql(`
  mutation ShopCancelOrder($input: CancelOrderInput!, $language: AlertLanguage) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderPayload { order { ...ShopOrder } }
      ... on Error { message(language: $language) }
    }
  }
`);

/** The orders of this buyer, the newest first, as they are now. */
export class Orders extends Changes {
  readonly #api: Api;
  readonly #orders = new Map<string, Order>();
  #cursor: string | undefined;
  /** Cursor of the next page; null: there is none. */
  #next: string | null | undefined;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  /** Whether the orders were read. */
  get areRead(): boolean {
    return this.#next !== undefined;
  }

  get hasMore(): boolean {
    return typeof this.#next === 'string';
  }

  get all(): Order[] {
    return [...this.#orders.values()].toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  }

  /** How many wait for the seller. */
  get openCount(): number {
    return this.all.filter(({ status }) => status === 'HELD').length;
  }

  find(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  follow(): Promise<never> {
    return follow(this.#api.client, {
      document: changesDocument,
      variables: async () => {
        if (this.#cursor === undefined) await this.readMore();
        if (this.#cursor === undefined) throw new Error('the orders could not be read');
        return { after: this.#cursor };
      },
      take: ({ orderChanged }) => {
        this.#cursor = orderChanged.cursor;
        this.take([orderChanged.order]);
      },
      resync: async () => {
        this.#orders.clear();
        this.#cursor = undefined;
        this.#next = undefined;
        await this.readMore();
      },
    });
  }

  async readMore(): Promise<void> {
    if (this.#next === null) return;
    const { data } = await this.#api.query(ordersDocument, { after: this.#next });
    if (!data) return;
    const { nodes, pageInfo, changesCursor } = data.orders;
    this.#cursor ??= changesCursor;
    this.#next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    this.take(nodes);
  }

  /** Keeps the newest state of each order. */
  take(orders: readonly Order[]): void {
    for (const order of orders) {
      if ((this.#orders.get(order.id)?.revision ?? -1) < order.revision) this.#orders.set(order.id, order);
    }
    this.changed();
  }

  /** Cancels an order. Returns why not: a sentence, or '' if no answer came; undefined: it is cancelled. */
  async cancel(orderId: string, language: 'UZ' | 'RU' | 'EN'): Promise<string | undefined> {
    const input = { orderId, idempotencyKey: newRandomId() };
    const send = () => this.#api.mutate(cancelDocument, { input, language });
    let { data } = await send();
    if (!data) ({ data } = await send());
    const result = data?.cancelOrder;
    if (!result) return '';
    if (result.__typename !== 'CancelOrderPayload') return result.message;
    this.take([result.order]);
    return undefined;
  }
}
