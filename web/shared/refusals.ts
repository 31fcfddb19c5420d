/** The types that implement Error. Without them the cache drops a refusal whose type it has not seen before. */
export const refusals = [
  'ConflictError',
  'IdempotencyConflictError',
  'InsufficientStockError',
  'MarketplaceRefusedError',
  'NotFoundError',
  'PackingRefusedError',
  'SignInRefusedError',
  'ValidationError',
] as const;
