import { builder } from '../base/builder.ts';
import { RoleEnum } from '../base/enums.ts';
import type { Viewer } from '../base/identity.ts';

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who is calling.',
  fields: (t) => ({
    role: t.field({ type: RoleEnum, description: 'What the caller may do.', resolve: (viewer) => viewer.role }),
    name: t.exposeString('name', { description: "The key's name, or the buyer's first name." }),
    telegramUserId: t.exposeString('telegramUserId', { nullable: true, description: 'Telegram user id, where known.' }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When these credentials stop working; null: never.',
      resolve: (viewer) => viewer.expiresAt,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'Who is calling.',
    authScopes: { everybody: true },
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
