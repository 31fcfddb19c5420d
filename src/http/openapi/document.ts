import { answerHeaders, answerSchemas, headerRef } from './answers.ts';
import { describeEvents } from './events.ts';
import { otherPaths, otherSchemas, otherSecuritySchemes } from './other-paths.ts';
import { securitySchemes, webhookPaths } from './webhook-paths.ts';

interface Operation {
  responses: Record<string, { headers?: object }>;
}

/** Every answer names its request, but those to what is no valid HTTP. */
function withRequestIds(paths: Record<string, object>) {
  const all = structuredClone(paths);
  for (const part of Object.values(all).flatMap((item) => Object.values(item) as (Operation | object[])[])) {
    if (!('responses' in part)) continue;
    for (const [status, answer] of Object.entries(part.responses)) {
      if (status !== '4XX') answer.headers = { ...answer.headers, ...headerRef('X-Request-Id') };
    }
  }
  return all;
}

/** Everything that is served over HTTP, as an OpenAPI 3.1 document. `serverUrl`: the address of this server for others. */
export function describeApi(serverUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ombor over HTTP',
      version: '1',
      description:
        'The addresses to which marketplaces and shops send webhooks, and what else is served beside GraphQL. New members, headers and ' +
        'kinds of problems may be added; ignore what you do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'The seller who runs this Ombor' },
    },
    servers: [{ url: serverUrl, description: 'This server' }],
    tags: [
      { name: 'Webhooks', description: 'Signed events of shops, gateways and marketplaces' },
      { name: 'Notifications', description: 'Notifications of marketplaces in their own format' },
      { name: 'GraphQL', description: 'The API of the Mini App and the Seller App' },
      { name: 'Operation', description: 'For whoever runs Ombor, and for tools' },
    ],
    paths: withRequestIds({ ...webhookPaths, ...otherPaths }),
    components: {
      schemas: { ...describeEvents(), ...answerSchemas, ...otherSchemas },
      headers: answerHeaders,
      securitySchemes: { ...securitySchemes, ...otherSecuritySchemes },
    },
  };
}
