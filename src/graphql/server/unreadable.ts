/** Exactly this type, with parameters or without. */
const jsonType = /^application\/json\s*(?:;|$)/i;
const plainEncoding = /^\s*(?:identity)?\s*$/i;

/** Why a request is refused before it is read. */
export interface Unreadable {
  status: 400 | 415;
  message: string;
  headers?: Record<string, string>;
}

/** Why the operation of a request is not read, if it is not. */
export function findUnreadable({ method, headers, url }: Request): Unreadable | undefined {
  if (method !== 'POST') return findUnreadableMember(new URL(url).searchParams);
  // A form of another site can send other types without a preflight, though browsers would not add our credentials to it.
  if (!jsonType.test(headers.get('content-type') ?? '')) {
    return {
      status: 415,
      message: 'Send the operation as application/json',
      headers: { 'Accept-Post': 'application/json' },
    };
  }
  if (plainEncoding.test(headers.get('content-encoding') ?? '')) return undefined;
  return { status: 415, message: 'Send the body without Content-Encoding', headers: { 'Accept-Encoding': 'identity' } };
}

/** Yoga would answer what is no JSON in an address as an internal error. */
function findUnreadableMember(members: URLSearchParams): Unreadable | undefined {
  for (const name of ['variables', 'extensions']) {
    try {
      JSON.parse(members.get(name) || 'null');
    } catch {
      return { status: 400, message: `The parameter ${name} is not valid JSON` };
    }
  }
  return undefined;
}

/** Yoga names the types that it can answer in a header only. */
export function explainTypes({ status, headers }: Response, requestId: string): Response {
  const types = headers.get('accept') ?? 'application/graphql-response+json, application/json';
  const body = { errors: [{ message: `Accept one of ${types}`, extensions: { code: 'BAD_USER_INPUT', requestId } }] };
  const kept = new Headers(headers);
  kept.set('Content-Type', 'application/json');
  kept.delete('Content-Length');
  return new Response(JSON.stringify(body), { status, headers: kept });
}
