import { type ProblemKind, problemKinds, problemType } from '../problem-kinds.ts';
import { refTo } from './events.ts';

const detail = 'The reason, for people, in English';
const errors = {
  type: 'array',
  description: 'What is wrong, member by member, as far as it is known',
  items: refTo('MemberError'),
};
const problemMembers = {
  type: {
    type: 'string',
    format: 'uri-reference',
    description: 'The kind of problem, a page of this server. Compare it: a kind never changes its name',
  },
  title: { type: 'string', description: 'The kind in words' },
  detail: { type: 'string', description: detail },
  error: { type: 'string', description: 'The same as `detail`' },
  errors,
};
const problemRequired = ['type', 'title', 'detail', 'error'];
const storedKinds = (Object.keys(problemKinds) as ProblemKind[]).filter((kind) => problemKinds[kind].status === 200);

/** The schemas of answers to webhooks. */
export const answerSchemas = {
  Received: {
    type: 'object',
    description: 'The event is stored durably. Sending it again changes nothing',
    required: ['received'],
    properties: {
      received: { const: true, description: 'It is stored' },
      duplicate: { const: true, description: 'The same event came before; nothing changed' },
      applied: {
        const: false,
        description:
          'The event is stored, but cannot be used as it is: `problem` says why. Both are absent while nothing is known against it',
      },
      problem: refTo('StoredProblem'),
    },
  },
  StoredProblem: {
    type: 'object',
    description: 'Why a stored event cannot be used',
    required: problemRequired,
    properties: { ...problemMembers, type: { ...problemMembers.type, enum: storedKinds.map(problemType) } },
  },
  Problem: {
    type: 'object',
    description: 'Why a request was refused (RFC 9457)',
    required: [...problemRequired, 'status'],
    properties: { ...problemMembers, status: { type: 'integer', description: 'The HTTP status' } },
  },
  MemberError: {
    type: 'object',
    description: 'What is wrong with one member of a body',
    required: ['pointer', 'detail'],
    properties: {
      pointer: {
        type: 'string',
        description: 'Which member, as a JSON Pointer (RFC 6901); the empty one is the whole body',
        examples: ['/items/0'],
      },
      detail: { type: 'string', description: detail },
    },
  },
  AddressHint: {
    type: 'object',
    description: 'What an address of webhooks says to whoever asks by GET',
    required: ['message', 'documentation'],
    properties: {
      message: { type: 'string', description: 'What the address is for' },
      documentation: { type: 'string', format: 'uri-reference', description: 'Where it is described' },
    },
  },
};

/** The headers of answers. */
export const answerHeaders = {
  'Ombor-Event-Id': {
    description:
      'The id of the stored event, of a duplicate that of the first. Quote it when you ask the seller: `node(id:)` and `retryWebhooks` ' +
      'of the API take it. Absent if nothing is stored',
    schema: { type: 'string' },
    example: 'TWFya2V0cGxhY2VXZWJob29rOjE',
  },
  'X-Request-Id': {
    description:
      'The id of the request: the one that was sent in this header (1 to 128 letters, digits and . _ : @ / + = -), otherwise a new one. ' +
      'The log names it',
    schema: { type: 'string' },
    example: '7b4f6f0e-6a0c-4f5e-9a6e-1f6f8f1d2c3b',
  },
  'Retry-After': {
    description: 'Seconds after which to send it again',
    schema: { type: 'integer' },
    example: 5,
  },
  Allow: {
    description: 'The methods of this address',
    schema: { type: 'string' },
    example: 'GET, HEAD, OPTIONS, POST',
  },
};

/** The reference to a header, by its name. */
export const headerRef = (name: keyof typeof answerHeaders) => ({ [name]: { $ref: `#/components/headers/${name}` } });
const headersOf: Partial<Record<ProblemKind, object>> = {
  'not-stored': headerRef('Retry-After'),
  'too-many-failures': headerRef('Retry-After'),
  'method-not-allowed': headerRef('Allow'),
};

/** The answers of one operation that are problems, by status. */
export function problemAnswers(...kinds: ProblemKind[]) {
  const content = { 'application/problem+json': { schema: refTo('Problem') } };
  return Object.fromEntries(
    [...Map.groupBy(kinds, (kind) => problemKinds[kind].status)].map(([status, same]) => {
      const description = same.map((kind) => `${problemKinds[kind].title}. ${problemKinds[kind].help}`).join(' ');
      const headers = Object.assign({}, ...same.map((kind) => headersOf[kind] ?? {}));
      return [status, { description, ...(Object.keys(headers).length > 0 && { headers }), content }];
    }),
  );
}

/** The only refusal of an operation that takes everything. */
export const malformed = {
  '4XX': { description: 'The request is not valid HTTP, or its headers are too large' },
};

const storedExamples = {
  stored: { value: { received: true } },
  duplicate: { value: { received: true, duplicate: true } },
  invalid: {
    value: {
      received: true,
      applied: false,
      problem: {
        type: problemType('invalid-event'),
        title: problemKinds['invalid-event'].title,
        detail: 'The body is not a valid event: order_id: is required',
        error: 'The body is not a valid event: order_id: is required',
        errors: [{ pointer: '/order_id', detail: 'is required' }],
      },
    },
  },
};

/** The answer to a stored event. */
export const receivedAnswer = {
  description: 'The event is stored durably, whether it can be used or not. It is processed in the background',
  headers: headerRef('Ombor-Event-Id'),
  content: { 'application/json': { schema: refTo('Received'), examples: storedExamples } },
};

/** What answers the other methods of an address of webhooks; `name` makes their operationIds. */
export function describeOtherMethods(tag: string, name: string) {
  const allow = { headers: headerRef('Allow') };
  return {
    get: {
      tags: [tag],
      operationId: `ask${name}`,
      summary: 'Says what the address is for',
      description: 'For senders that ask an address before they register it. The answer is the same for everybody',
      security: [],
      responses: {
        200: {
          description: 'The address is right',
          ...allow,
          content: { 'application/json': { schema: refTo('AddressHint') } },
        },
        ...malformed,
        ...problemAnswers('internal-error'),
      },
    },
    options: {
      tags: [tag],
      operationId: `askMethodsOf${name}`,
      summary: 'Names the methods of the address',
      security: [],
      responses: {
        204: { description: 'See `Allow`', ...allow },
        ...malformed,
        ...problemAnswers('internal-error'),
      },
    },
  };
}
