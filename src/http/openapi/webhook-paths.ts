import { describeOtherMethods, problemAnswers, receivedAnswer } from './answers.ts';
import { eventExamples, refTo } from './events.ts';

const howItIsRead =
  'The contract is the schema; other spellings are read generously. null and empty text are absent. Numbers may be text ("2"), ids may ' +
  'be numbers. Prices are rounded to four decimals. Times may be lower-case, with a space for the T, with the offsets +05 and +0500, or ' +
  'unix time; one without an offset, before 2000 or more than 10 minutes ahead is not known: the time of arrival counts. A negative stock ' +
  'figure is taken. `change` counts where the figures contradict it. fulfilment may be FBS, DBS, FBO or FBY. What cannot be read ' +
  'otherwise is not known, and the event is applied without it, with a note in its row. A line without a readable product or quantity ' +
  'is left out: the other lines are applied, the row is FAILED and the alert EVENT_FAILED asks a person.';

const security = [
  { MarketplaceId: [], BodySignature: [] },
  { MarketplaceId: [], WebhookId: [], WebhookTimestamp: [], WebhookSignature: [] },
];

const inHeader = (name: string, description: string) => ({ type: 'apiKey', in: 'header', name, description });

/** How senders sign. */
export const securitySchemes = {
  MarketplaceId: inHeader('X-Marketplace-ID', 'The code of the marketplace, as it is connected in Ombor'),
  BodySignature: inHeader(
    'X-Webhook-Signature',
    'HMAC-SHA256 of the raw body in hex, 64 digits. The key is the text of the webhook secret',
  ),
  WebhookId: inHeader('webhook-id', 'Standard Webhooks: the id of the event, at most 200 characters. It is signed'),
  WebhookTimestamp: inHeader(
    'webhook-timestamp',
    'Standard Webhooks: unix time in seconds, at most 300 s from the current time. It is signed',
  ),
  WebhookSignature: inHeader(
    'webhook-signature',
    'Standard Webhooks: `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64. Several, separated by spaces, ' +
      'are allowed. The key is what the webhook secret is after `whsec_`, decoded from base64',
  ),
};

const receiveEvent = {
  tags: ['Webhooks'],
  operationId: 'receiveEvent',
  summary: 'Receives an event of a marketplace: a changed stock figure or an order',
  description:
    'Also available under /api. An event that is stored is answered 200, even if it cannot be used, because sending it again cannot help. ' +
    'What cannot be applied later raises an alert for the seller. Retry only if there was no answer, or a status of 5xx.',
  security,
  requestBody: {
    required: true,
    description: howItIsRead,
    content: {
      'application/json': {
        schema: refTo('Event'),
        examples: Object.fromEntries(Object.entries(eventExamples).map(([name, value]) => [name, { value }])),
      },
    },
  },
  responses: {
    200: receivedAnswer,
    ...problemAnswers('invalid-signature', 'body-too-large', 'compressed-body', 'wrong-content-type'),
    ...problemAnswers('too-many-failures', 'internal-error', 'not-stored'),
  },
};

const parameters = {
  code: {
    name: 'code',
    in: 'path',
    required: true,
    description: 'The code of the marketplace',
    schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' },
  },
  pathSecret: {
    name: 'pathSecret',
    in: 'path',
    required: true,
    description: 'The webhook secret of the marketplace, without whsec_ and in base64url (- for +, _ for /, no =)',
    schema: { type: 'string' },
  },
};

function describeNotifications(name: string, withSecret: boolean) {
  const anyObject = { 'application/json': { schema: { type: 'object' } } };
  return {
    parameters: [parameters.code, ...(withSecret ? [parameters.pathSecret] : [])],
    ...describeOtherMethods('Notifications', name),
    post: {
      tags: ['Notifications'],
      operationId: `receive${name}`,
      summary: "Receives a marketplace's own notification (OZON, Yandex Market)",
      description:
        'Also available with /notification appended, and under /api. It is taken from the addresses of the marketplace only. It makes Ombor ' +
        'read the marketplace now and changes no stock itself. Body and answer are those of the marketplace.',
      security: [],
      requestBody: { required: true, content: anyObject },
      responses: {
        200: { description: 'The answer that the marketplace requires', content: anyObject },
        400: {
          description: 'The notification cannot be read; the answer that the marketplace requires',
          content: anyObject,
        },
        ...problemAnswers('unknown-sender', 'body-too-large', 'compressed-body', 'too-many-failures'),
        ...problemAnswers('internal-error', 'not-stored'),
      },
    },
  };
}

const notifications = '/webhooks/marketplaces/{code}/notifications';

/** The addresses to which marketplaces send. */
export const webhookPaths = {
  '/webhooks/marketplaces/stock-update': { ...describeOtherMethods('Webhooks', 'WebhookAddress'), post: receiveEvent },
  [notifications]: describeNotifications('Notification', false),
  [`${notifications}/{pathSecret}`]: describeNotifications('NotificationWithSecret', true),
};
