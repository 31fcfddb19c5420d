/** A product's stock as subscribers see it. The backing object of the GraphQL type StockUpdate. */
export interface StockEvent {
  productId: number;
  sku: string;
  /** Units free to sell. */
  quantity: number;
  /** Units that the shop may sell now, by its own listing's rule; 0 when archived. */
  stock: number;
  version: number;
  archived: boolean;
  updatedAt: Date;
  /** Where to resume: covers everything that this subscriber was sent before. */
  cursor: string;
}

/** Which products a subscriber wants: the arguments of `stockUpdated`. */
export interface StockFilter {
  skus?: readonly string[] | null | undefined;
  after?: string | null | undefined;
}

/** The live stock of the process. */
export interface LiveStock {
  /** Begins to listen; resolves when the first connection stands. */
  start(): Promise<void>;
  /** Ends every subscription and lets go of the connections. */
  stop(): Promise<void>;
  /**
   * One subscriber's events, newest per product, as `subscribe` of the field `stockUpdated` needs them (await it there:
   * it rejects with a GraphQLError, code BAD_USER_INPUT or RESYNC_REQUIRED, before the first event).
   */
  iterate(filter: StockFilter): Promise<AsyncIterableIterator<StockEvent>>;
  /** Calls back whenever a marketplace's row changed (and after each reconnect, since it may have); gives the way to stop it. */
  onMarketplaces(listener: () => void): () => void;
}
