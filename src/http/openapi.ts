import { OpenAPIHono, z } from '@hono/zod-openapi';
import { eventSchema } from '../marketplaces/event.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  error: z.string().meta({ description: 'What was wrong, for people' }),
});
const receivedSchema = z.object({
  received: z.literal(true),
  duplicate: z.literal(true).optional().meta({ description: 'The same event had come before; nothing changed' }),
});
const headers = z.object({
  'x-marketplace-id': z.string().meta({ description: 'The code of the marketplace' }),
  'x-webhook-signature': z.string().optional().meta({
    description:
      'Hex HMAC-SHA256 of the raw body, keyed with the secret; or the three Standard Webhooks headers instead',
  }),
  'webhook-id': z.string().optional(),
  'webhook-timestamp': z.string().optional().meta({ description: 'Unix seconds, at most 300 s off' }),
  'webhook-signature': z.string().optional(),
});

const problems: Record<number, string> = {
  400: 'The body is no valid event; it is kept as failed, with the reason',
  401: 'The marketplace is unknown or the signature does not fit; nothing is kept',
  413: 'The body is over 64 KiB',
  415: 'The body is not sent as application/json',
  503: 'The delivery could not be stored; send it again',
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
      "A marketplace's own notification (OZON, Yandex Market). Also with /notification at the end, and under /api. " +
      'Taken from the addresses of the marketplace only; it makes Ombor read the marketplace now and moves nothing itself.',
    request: {
      params,
      body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
    },
    responses: {
      200: {
        description: 'The answer that the marketplace itself demands',
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
  401: 'The marketplace is unknown, the address is none of its own, or the secret does not fit; nothing is kept',
  413: 'The body is over 64 KiB',
  503: 'It could not be stored; send it again',
};

/** The webhook endpoint as an OpenAPI 3.1 document. `serverUrl`: where this server is reached. */
export function describeWebhooks(serverUrl: string) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/webhooks/marketplaces/stock-update',
    summary: 'A marketplace tells of a sale, a cancellation or an order. Also served under /api.',
    request: { headers, body: { required: true, content: { 'application/json': { schema: eventSchema } } } },
    responses: {
      200: {
        description: 'Stored durably; it is processed in the background',
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
