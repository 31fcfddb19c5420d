import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { type ApiKey, listApiKeysByName } from '../../db/api-keys.ts';
import { listMarketplacesByCode, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { ApiKeyType } from '../access/api-key.ts';
import { builder } from '../base/builder.ts';
import type { GraphQLContext } from '../context.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { hideBuyers } from '../rights/names-of-buyers.ts';
import { onlyWith } from '../rights/rights.ts';
import { readActor } from './read-actor.ts';

interface Label {
  /** The text as it was recorded. */
  label: string;
}

type KeyActor = Label & { kind: 'key'; at: Date };
type BuyerActor = Label & { kind: 'buyer'; telegramUserId: string };
type MarketplaceActor = Label & { kind: 'marketplace'; marketplace: Marketplace };
type SystemActor = Label & { kind: 'system' };
type Actor = KeyActor | BuyerActor | MarketplaceActor | SystemActor;

const typeNames = { key: 'KeyActor', buyer: 'BuyerActor', marketplace: 'MarketplaceActor', system: 'SystemActor' };

/** Of one answer: the marketplaces and keys that its actors name, each kind read with one statement. */
const marketplaceLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, Marketplace | null>(async (codes) => {
      const byCode = new Map((await listMarketplacesByCode(sql, codes)).map((row) => [row.code, row]));
      return codes.map((code) => byCode.get(code) ?? null);
    }),
);
const keyLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, ApiKey[]>(async (names) => {
      const byName = Map.groupBy(await listApiKeysByName(sql, names), ({ name }) => name);
      return names.map((name) => byName.get(name) ?? []);
    }),
);

/** The recorded text of who did something at a moment, as an Actor. */
export async function findActor(label: string, at: Date, context: GraphQLContext): Promise<Actor> {
  const named = readActor(label);
  if (named.kind !== 'name') return { ...named, label };
  const marketplace = await marketplaceLoader(context).load(label);
  return marketplace ? { kind: 'marketplace', label, marketplace } : { kind: 'key', label, at };
}

/** The key of that name that was valid then; null: none was, or several. */
async function findKey({ label, at }: KeyActor, context: GraphQLContext): Promise<ApiKey | null> {
  const wasValid = (key: ApiKey): boolean =>
    key.createdAt <= at && [key.revokedAt, key.expiresAt].every((end) => end === null || at <= end);
  const [found = null, ...others] = (await keyLoader(context).load(label)).filter(wasValid);
  return others.length > 0 ? null : found;
}

export const ActorType = builder.interfaceRef<Actor>('Actor').implement({
  description:
    'Who did something: staff, a buyer, a marketplace or Ombor itself. More types may be added: always ask for `label`.',
  fields: (t) => ({
    label: t.string({
      description:
        'The text as it was recorded, to show to people. Callers without `seesBuyers` read `buyer` instead of the number of a buyer.',
      resolve: ({ label }, _args, { viewer }) => hideBuyers(label, viewer),
    }),
  }),
  resolveType: ({ kind }) => typeNames[kind],
});

builder.objectRef<KeyActor>('KeyActor').implement({
  description:
    'Somebody who works for the seller, signed in by an API key or by a token of the identity provider; also a program with a key.',
  interfaces: [ActorType],
  fields: (t) => ({
    apiKey: t.field({
      type: ApiKeyType,
      nullable: true,
      description: 'The key that was used; null: signed in by a token, or several keys had the same name at that time.',
      authScopes: { owner: true },
      resolve: (actor, _args, context) => findKey(actor, context),
    }),
  }),
});

builder.objectRef<BuyerActor>('BuyerActor').implement({
  description: 'A customer of the Mini App shop.',
  interfaces: [ActorType],
  fields: (t) => ({
    telegramUserId: t.exposeString('telegramUserId', {
      ...onlyWith('seesBuyers'),
      nullable: true,
      description: 'Telegram user id of the buyer; null: not known.',
    }),
  }),
});

builder.objectRef<MarketplaceActor>('MarketplaceActor').implement({
  description: 'A marketplace that reported it. A key with the code of a marketplace as its name counts as one too.',
  interfaces: [ActorType],
  fields: (t) => ({
    marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
  }),
});

builder.objectRef<SystemActor>('SystemActor').implement({
  description: 'Ombor itself, such as when a hold expires, or a command that was run on the server.',
  interfaces: [ActorType],
});
