import { z } from 'zod';
import type { KeyRole } from '../../db/api-keys.ts';
import { createSignInLink, linkMinutes, readLinkExpiry, replaceUnusedLink } from '../../db/sessions/sign-in-links.ts';
import { ConflictError, IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { hashToken, newLinkToken } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { RoleEnum } from '../base/enums.ts';
import { check, keyName } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { type MutationInfo, once } from '../mutations/once.ts';
import { readRights, rightFields, rightSchemas } from '../rights/right-inputs.ts';

const CreateSignInLinkInput = builder.inputType('CreateSignInLinkInput', {
  description: 'A one-time link for somebody who works for the seller.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description:
        'Who signs in with it, at most 200 characters, as the ledger names them. Somebody with this name and role is signed in as that ' +
        'person; a new name is a new person.',
    }),
    role: t.field({ type: RoleEnum, required: true, description: 'Role of the person: OWNER, OPERATOR or VIEWER.' }),
    ...rightFields(t, 'Omitted: as the person has it; a new person may not.'),
    idempotencyKey: t.string({
      description:
        'Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: another link is ' +
        'returned in place of the first. Refused with INVALID_STATE if the first one was used.',
    }),
  }),
});

const inputSchema = z.object({
  name: keyName,
  role: z.custom<KeyRole>((role) => role !== 'buyer', 'must be OWNER, OPERATOR or VIEWER: buyers sign in by Telegram'),
  ...rightSchemas,
});

const CreateSignInLinkPayload = builder
  .objectRef<{ url: string; expiresAt: Date }>('CreateSignInLinkPayload')
  .implement({
    description: 'The new link.',
    authScopes: { owner: true },
    fields: (t) => ({
      url: t.exposeString('url', {
        description: 'The link to the console, to be opened by the person. It is shown only this once, and works once.',
      }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be used: for 15 minutes.' }),
    }),
  });

async function makeLink(given: typeof CreateSignInLinkInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const input = check(inputSchema, given);
  const { name, role } = input;
  const { sql, viewer, publicUrl } = context;
  const token = newLinkToken();
  const tokenHash = hashToken(token);
  const link = { name, role, ...readRights(input), tokenHash, createdBy: viewer.actor, minutes: linkMinutes };
  const id = await once(
    context,
    info,
    given,
    (tx) => createSignInLink(tx, link),
    async (tx, known) => {
      if (await replaceUnusedLink(tx, known, tokenHash, linkMinutes)) return known;
      throw new ConflictError('INVALID_STATE', 'The link of the first answer was used: send another idempotencyKey');
    },
  );
  return { url: `${publicUrl()}/console#link=${token}`, expiresAt: (await readLinkExpiry(sql, id)) ?? new Date() };
}

builder.mutationField('createSignInLink', (t) =>
  t.field({
    type: CreateSignInLinkPayload,
    nullable: true,
    description:
      'Creates a one-time link that signs somebody in to the console within 15 minutes. It is shown only once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'CreateSignInLinkResult',
        description:
          'The link, or an error: VALIDATION, ALREADY_EXISTS (somebody with another role has the name), INVALID_STATE, ' +
          'IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CreateSignInLinkInput, required: true, description: 'The link to create.' }) },
    resolve: (_root, { input }, context, info) => makeLink(input, context, info),
  }),
);
