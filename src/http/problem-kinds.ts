interface Kind {
  /** The status of an answer that is this problem; 200: the event is stored, and the problem stands in the answer. */
  status: 200 | 401 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  title: string;
  /** What it means for what was sent, and what to do. */
  help: string;
}

/** Every kind of problem that an answer outside of GraphQL can name. A name is never changed: senders may compare it. */
export const problemKinds = {
  'invalid-event': {
    status: 200,
    title: 'The event is invalid',
    help:
      'The event is stored, but Ombor cannot read it, so nothing was applied. `errors` names the members that are wrong. Send it again, ' +
      'corrected, with the same id or another one. Sending the same bytes again changes nothing.',
  },
  'other-content': {
    status: 200,
    title: 'The id of the event came before with other content',
    help:
      'The event is stored, but its id names another event that came before. If both happened, ask the seller to replay this one by its ' +
      'Ombor-Event-Id, and give each event an id of its own from now on.',
  },
  'ambiguous-event': {
    status: 200,
    title: 'The event has a member twice',
    help:
      'The event is stored and waits for a person: one of its objects has the same member twice, so it says two things. Send it again ' +
      'with each member once and another id, or ask the seller to replay it by its Ombor-Event-Id if the last of the two counts.',
  },
  'webhooks-disabled': {
    status: 200,
    title: 'Webhooks of this marketplace are disabled',
    help:
      'The event is stored, but the seller has disabled webhooks of this marketplace, and Ombor reads it by polls instead. Ask the seller ' +
      'to enable them (`webhookEnabled`), or stop sending.',
  },
  'invalid-signature': {
    status: 401,
    title: 'The signature is invalid',
    help:
      'Nothing was stored. The marketplace in X-Marketplace-ID is unknown, or the signature was not made with its secret over exactly the ' +
      'bytes of the body, or webhook-timestamp is more than 300 seconds off. Correct it and send the event again.',
  },
  'unknown-sender': {
    status: 401,
    title: 'The sender is unknown',
    help:
      'Nothing was stored. Notifications are taken from the addresses of the marketplace only. If it has new addresses, the seller sets ' +
      '`notificationSources`; behind a proxy, the operator sets TRUSTED_PROXIES.',
  },
  'invalid-metrics-token': {
    status: 401,
    title: 'The metrics token is invalid',
    help: 'Send `Authorization: Bearer <METRICS_TOKEN>`.',
  },
  'not-found': { status: 404, title: 'Not found', help: 'There is nothing at this address: see /openapi.json.' },
  'too-busy': {
    status: 503,
    title: 'Too much is asked for at once',
    help: 'Nothing is wrong with the request. Ask again in a moment.',
  },
  'not-built': {
    status: 503,
    title: 'The app is not built',
    help: 'The operator runs `npm install && npm run build:web`, or copies web/dist from a machine that has built it, and starts Ombor again.',
  },
  'metrics-disabled': {
    status: 404,
    title: 'Metrics are disabled',
    help: 'The operator sets METRICS_TOKEN to enable them.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed',
    help: 'Nothing was stored. Send events with POST.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'Nothing was stored. A webhook has at most 64 KiB, a GraphQL request at most 256 KiB.',
  },
  'compressed-body': {
    status: 415,
    title: 'The body is compressed',
    help: 'Nothing was stored. Send the event again without Content-Encoding, signed over the bytes that are sent.',
  },
  'wrong-content-type': {
    status: 415,
    title: 'The content type is wrong',
    help: 'Nothing was stored. Send the event again as `Content-Type: application/json`.',
  },
  'too-many-failures': {
    status: 429,
    title: 'Too many wrong signatures',
    help:
      'Nothing was stored. Too many deliveries from this address had a wrong signature or secret. Correct it, and send the event again ' +
      'after Retry-After seconds; one that is signed right is taken at once.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    help: 'The error was logged. Send it again later; the operator finds the reason in the log.',
  },
  'not-stored': {
    status: 503,
    title: 'The event could not be stored',
    help: 'Nothing was stored, usually because the database is away. Send the event again after Retry-After seconds.',
  },
} as const satisfies Record<string, Kind>;

/** The name of a kind of problem. */
export type ProblemKind = keyof typeof problemKinds;

/** The address of a kind, relative to the server: it names the kind, and a page stands behind it. */
export const problemType = (kind: ProblemKind): string => `/problems/${kind}`;
