import {
  ConflictError,
  type DomainError,
  IdempotencyConflictError,
  InsufficientStockError,
  MarketplaceRefusedError,
  NotFoundError,
  type ReachedLimit,
  type ShortItem,
  ValidationError,
  type ValidationIssue,
} from '../../errors.ts';
import { describeIssue, describeRefusal } from '../../refusal-texts/describe.ts';
import { builder } from './builder.ts';
import { AlertLanguageEnum, defineEnum, ErrorCodeEnum } from './enums.ts';
import { Money } from './money.ts';

const ValidationRuleEnum = defineEnum('ValidationRule', 'Rules that a field of an input can break.', {
  required: 'A value is required.',
  type: 'The value has another type; `limit`: the expected one.',
  whole_number: 'A whole number is expected.',
  min: 'The number is below `limit`.',
  max: 'The number is above `limit`.',
  min_length: 'The text has fewer characters than `limit`.',
  max_length: 'The text has more characters than `limit`.',
  min_items: 'The list has fewer items than `limit`.',
  max_items: 'The list has more items than `limit`.',
  one_of: 'Only the values in `limit` are allowed, separated by commas.',
  format: 'The text has another form than expected, such as an amount or a code.',
  characters: 'The text has a character that cannot be stored.',
  visible: 'The text consists of spaces only.',
  phone: 'A phone number is expected.',
  rewritten: 'A spreadsheet has rewritten the code, so that digits are lost.',
  not_seen: 'The caller may not set what they may not see: `Viewer.seesMoney`.',
  unanswered:
    'A line of a receipt has a code that names no product, or several: `value`. The last part of `path` is the line.',
  other_currency: 'The cost of a line of a receipt is in another currency, `value`, than its product, `limit`.',
  not_undoable: 'A line of a receipt cannot be undone, because a later count includes it; `value`: the SKU.',
  other: 'Any other rule: `message` says which.',
});

const ShopLimitEnum = defineEnum('ShopLimit', 'Limits of one buyer in the Mini App shop, and of receipts.', {
  open_orders: 'Orders that wait for confirmation.',
  open_units: 'Units in orders that wait for confirmation.',
  orders_per_hour: 'Orders placed in the last hour.',
  open_receipts: 'Drafts of receipts at the same time.',
  receipt_lines: 'Lines of one receipt.',
});

/** The refusals of every mutation that takes units from stock. */
export const stockRefusals = [ValidationError, NotFoundError, InsufficientStockError, IdempotencyConflictError];

/** What every error that a caller can cause has. */
export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description:
    'An error that a caller can cause, returned as data. `code` and the other fields let a client show it in its own language.',
  fields: (t) => ({
    message: t.string({
      description: 'What is wrong. Without `language` in English, with every detail.',
      args: { language: t.arg({ type: AlertLanguageEnum, description: 'Language of the text. Omitted: English.' }) },
      resolve: (error, { language }) => describeRefusal(error, language ?? 'en'),
    }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Name of the error, for programs.' }),
  }),
});

const ValidationIssueType = builder.objectRef<ValidationIssue>('ValidationIssue').implement({
  description: 'One invalid field of an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description: 'Path of the field, from the argument down: `["input", "items", "0", "sku"]`.',
    }),
    message: t.string({
      description: 'What is wrong with the field. Without `language` in English, with every detail.',
      args: { language: t.arg({ type: AlertLanguageEnum, description: 'Language of the text. Omitted: English.' }) },
      resolve: (issue, { language }) => describeIssue(issue, language ?? 'en'),
    }),
    rule: t.field({
      type: ValidationRuleEnum,
      description: 'The rule that the field breaks, for apps with texts of their own.',
      resolve: ({ rule }) => rule ?? 'other',
    }),
    limit: t.string({
      nullable: true,
      description: 'The bound or the allowed values of the rule, as text; null: the rule has none.',
      resolve: ({ limit }) => limit ?? null,
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The value that was sent, as text; null for secrets and for missing values.',
    }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'An input is invalid. `code` is VALIDATION.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.stringList({
      description: 'Path of the first invalid field, as in `ValidationIssue.path`.',
      resolve: (error) => error.path,
    }),
    issues: t.expose('issues', { type: [ValidationIssueType], description: 'Every invalid field of the input.' }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'Something that the input names does not exist, or the caller may not see it. `code` is NOT_FOUND.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Path of the input field that names it, from the argument down.' }),
    keys: t.exposeStringList('keys', { description: 'Ids, codes or SKUs that were not found.' }),
  }),
});

const ShortItemType = builder.objectRef<ShortItem>('ShortItem').implement({
  description: 'A product of which fewer units are available than requested.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'SKU of the product.' }),
    requested: t.exposeInt('requested', { description: 'Units requested, lines with the same SKU taken together.' }),
    available: t.exposeInt('available', { description: 'Free units that there are.' }),
  }),
});

builder.objectType(InsufficientStockError, {
  name: 'InsufficientStockError',
  description: 'Fewer units are available than requested; nothing was changed. `code` is INSUFFICIENT_STOCK.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    sku: t.string({
      description: 'SKU of the first product that is short; `items` has all.',
      resolve: (error) => error.sku,
    }),
    requested: t.int({ description: 'Units requested of the product `sku`.', resolve: (error) => error.requested }),
    available: t.int({ description: 'Free units of the product `sku`.', resolve: (error) => error.available }),
    items: t.expose('items', { type: [ShortItemType], description: 'Every product that is short.' }),
  }),
});

const ReachedLimitType = builder.objectRef<ReachedLimit>('ReachedLimit').implement({
  description: 'A limit that an order or a receipt would exceed.',
  fields: (t) => ({
    rule: t.expose('rule', { type: ShopLimitEnum, description: 'Name of the limit.' }),
    limit: t.exposeInt('limit', { description: 'The bound.' }),
    used: t.exposeInt('used', { description: 'How much of it is used already.' }),
    requested: t.exposeInt('requested', { description: 'How much more was requested.' }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description:
    'The input is valid, but the present state does not allow it. `code` is ALREADY_EXISTS, STALE_VERSION, INVALID_STATE, ' +
    'LIMIT_REACHED or PRICE_CHANGED.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', {
      nullable: true,
      description: "With STALE_VERSION: the product's present `version`. Null with other codes.",
    }),
    currentRevision: t.exposeInt('currentRevision', {
      nullable: true,
      description:
        'With STALE_VERSION because of `expectedRevision`: the present revision. Read again before you change anything.',
    }),
    reached: t.expose('reached', {
      type: ReachedLimitType,
      nullable: true,
      description: 'With LIMIT_REACHED: the limit, what is used of it, and what was requested. Null with other codes.',
    }),
    currentTotal: t.expose('currentTotal', {
      type: Money,
      nullable: true,
      description:
        'With PRICE_CHANGED: what the order costs now. Show it, and send its amount as `expectedTotal` if the buyer agrees. Null with ' +
        'other codes.',
    }),
  }),
});

builder.objectType(IdempotencyConflictError, {
  name: 'IdempotencyConflictError',
  description:
    'The idempotency key was used before with another input; nothing was changed. `code` is IDEMPOTENCY_CONFLICT.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ idempotencyKey: t.exposeString('idempotencyKey', { description: 'The key that was sent.' }) }),
});

builder.objectType(MarketplaceRefusedError, {
  name: 'MarketplaceRefusedError',
  description:
    'The marketplace refused the call, or could not be reached; nothing was changed. `code` is MARKETPLACE_REFUSED.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    httpStatus: t.exposeInt('httpStatus', {
      nullable: true,
      description: "HTTP status of the marketplace's answer; null if there was no answer.",
    }),
    marketplaceCode: t.exposeString('marketplaceCode', {
      nullable: true,
      description: "The marketplace's own error code; null if it sent none.",
    }),
  }),
});
