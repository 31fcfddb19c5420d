import { OpenAPIHono, z } from '@hono/zod-openapi';
import { eventSchema } from '../marketplaces/event.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  error: z.string().meta({ description: 'The reason, for people' }),
});
const receivedSchema = z.object({
  received: z.literal(true),
  duplicate: z.literal(true).optional().meta({ description: 'The same event was received before; nothing changed' }),
  applied: z.literal(false).optional().meta({
    description:
      'The event is stored, but cannot be used as it is; `problem` says why. Sending it again changes nothing',
  }),
  problem: z
    .object({
      type: z.enum(['/problems/invalid-event', '/problems/other-content', '/problems/webhooks-disabled']),
      title: z.string(),
      detail: z.string().meta({ description: 'The reason, for people' }),
      error: z.string().meta({ description: 'The same as `detail`' }),
    })
    .optional(),
});
const headers = z.object({
  'x-marketplace-id': z.string().meta({ description: 'The code of the marketplace' }),
  'x-webhook-signature': z.string().optional().meta({
    description:
      'HMAC-SHA256 of the raw body with the secret as the key, in hex. Alternatively send the three Standard Webhooks headers',
  }),
  'webhook-id': z.string().optional(),
  'webhook-timestamp': z
    .string()
    .optional()
    .meta({ description: 'Unix time in seconds, at most 300 s from the current time' }),
  'webhook-signature': z.string().optional(),
});

const problems: Record<number, string> = {
  401: 'The marketplace is unknown or the signature is invalid; nothing is stored',
  413: 'The body is larger than 64 KiB',
  415: 'The content type is not application/json',
  503: 'The webhook could not be stored; send it again',
};

const notificationPaths = [
  '/webhooks/marketplaces/{code}/notifications',
  '/webhooks/marketplaces/{code}/notifications/{pathSecret}',
];

function describeNotifications(app: OpenAPIHono, path: string): void {
  const params = z.object({
    code: z.string().meta({ description: 'The code of the marketplace' }),
    ...(path.includes('{pathSecret}') && {
      pathSecret: z.string().meta({
        description: 'The webhook secret of the marketplace, without whsec_ and in base64url (- for +, _ for /, no =)',
      }),
    }),
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path,
    summary:
      "Receives a marketplace's own notification (OZON, Yandex Market). Also available with /notification appended, and under " +
      "/api. Accepted from the marketplace's addresses only. It makes Ombor read the marketplace now and changes no stock itself.",
    request: {
      params,
      body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
    },
    responses: {
      200: {
        description: 'The answer that the marketplace requires',
        content: { 'application/json': { schema: z.looseObject({}) } },
      },
      ...Object.fromEntries(
        [401, 413, 503].map((status) => [
          status,
          {
            description: notificationProblems[status] ?? '',
            content: { 'application/problem+json': { schema: problemSchema } },
          },
        ]),
      ),
    },
  });
}

const notificationProblems: Record<number, string> = {
  401: 'The marketplace is unknown, the address is not one of its own, or the secret is invalid; nothing is stored',
  413: 'The body is larger than 64 KiB',
  503: 'The notification could not be stored; send it again',
};

const howItIsRead =
  'The contract is the schema; other spellings are read generously. null and empty text are absent. Numbers may be text ("2"), ids may ' +
  'be numbers. Prices are rounded to four decimals. Times may be lower-case, with a space for the T, with the offsets +05 and +0500, or ' +
  'unix time; one without an offset, before 2000 or more than 10 minutes ahead is not known: the time of arrival counts. A negative stock ' +
  'figure is taken. `change` counts where the figures contradict it. fulfilment may be FBS, DBS, FBO or FBY. What cannot be read ' +
  'otherwise is not known, and the event is applied without it, with a note in its row. A line without a readable product or quantity ' +
  'is left out: the other lines are applied, the row is FAILED and the alert EVENT_FAILED asks a person.';

/** The webhook endpoints as an OpenAPI 3.1 document. `serverUrl`: the address of this server. */
export function describeWebhooks(serverUrl: string) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/webhooks/marketplaces/stock-update',
    summary: 'Receives an event of a marketplace: a changed stock figure or an order. Also available under /api.',
    request: {
      headers,
      body: { required: true, description: howItIsRead, content: { 'application/json': { schema: eventSchema } } },
    },
    responses: {
      200: {
        description: 'Stored durably. It is processed in the background',
        content: { 'application/json': { schema: receivedSchema } },
      },
      ...Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          status,
          { description, content: { 'application/problem+json': { schema: problemSchema } } },
        ]),
      ),
    },
  });
  for (const path of notificationPaths) describeNotifications(app, path);
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Ombor webhooks', version: '1' },
    servers: [{ url: serverUrl }],
  });
}
