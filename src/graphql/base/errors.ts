import {
  ConflictError,
  type DomainError,
  IdempotencyConflictError,
  InsufficientStockError,
  MarketplaceRefusedError,
  NotFoundError,
  type ShortItem,
  ValidationError,
  type ValidationIssue,
} from '../../errors.ts';
import { builder } from './builder.ts';
import { ErrorCodeEnum } from './enums.ts';
import { Money } from './money.ts';

/** The refusals of every mutation that takes units from stock. */
export const stockRefusals = [ValidationError, NotFoundError, InsufficientStockError, IdempotencyConflictError];

const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'What a caller can cause comes back as data; code and fields let a client say it in its own language.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is wrong, in English.' }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'The name of the refusal.' }),
  }),
});

const ValidationIssueType = builder.objectRef<ValidationIssue>('ValidationIssue').implement({
  description: 'One fault in an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Where in the arguments.' }),
    message: t.exposeString('message', { description: 'What is wrong there.' }),
    value: t.exposeString('value', { nullable: true, description: 'What was given, as text; null for secrets.' }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'The input is not usable.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.stringList({ description: 'Where the first fault is.', resolve: (error) => error.path }),
    issues: t.expose('issues', { type: [ValidationIssueType], description: 'Every fault.' }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'Something that the input names does not exist.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Which argument names it.' }),
    keys: t.exposeStringList('keys', { description: 'The names that were not found.' }),
  }),
});

const ShortItemType = builder.objectRef<ShortItem>('ShortItem').implement({
  description: 'A line that asks for more than there is.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'Which product.' }),
    requested: t.exposeInt('requested', { description: 'Units asked for, equal lines taken together.' }),
    available: t.exposeInt('available', { description: 'Units that there are.' }),
  }),
});

builder.objectType(InsufficientStockError, {
  name: 'InsufficientStockError',
  description: 'There is less than was asked for; nothing was changed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    sku: t.string({ description: 'The first short product.', resolve: (error) => error.sku }),
    requested: t.int({ description: 'Units of it asked for.', resolve: (error) => error.requested }),
    available: t.int({ description: 'Units of it that there are.', resolve: (error) => error.available }),
    items: t.expose('items', { type: [ShortItemType], description: 'Every short product.' }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'The input is well formed but does not fit the present state.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', {
      nullable: true,
      description: 'With STALE_VERSION: the version to read again.',
    }),
    currentRevision: t.exposeInt('currentRevision', {
      nullable: true,
      description:
        'With STALE_VERSION because of `expectedRevision`: the present revision. Read again before you change anything.',
    }),
    currentTotal: t.expose('currentTotal', {
      type: Money,
      nullable: true,
      description:
        'With PRICE_CHANGED: what the order comes to now. Show it, and send it as `expectedTotal` if the buyer agrees.',
    }),
  }),
});

builder.objectType(IdempotencyConflictError, {
  name: 'IdempotencyConflictError',
  description: 'The idempotency key was used before with another input.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ idempotencyKey: t.exposeString('idempotencyKey', { description: 'The key.' }) }),
});

builder.objectType(MarketplaceRefusedError, {
  name: 'MarketplaceRefusedError',
  description: 'The marketplace itself refused what was asked of it.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    httpStatus: t.exposeInt('httpStatus', { nullable: true, description: 'Its HTTP status.' }),
    marketplaceCode: t.exposeString('marketplaceCode', { nullable: true, description: 'Its own code of the error.' }),
  }),
});
