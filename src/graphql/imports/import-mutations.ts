import { z } from 'zod';
import { askImport, type CatalogImportRow, listImportsById } from '../../db/imports/catalog-imports.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, marketplaceCode } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import { badUserInput } from '../base/refusal.ts';
import { followKey } from '../changes/one-key.ts';
import { getApiMarketplaceOf } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { CatalogImportType } from './catalog-import.ts';

const ImportCatalogInput = builder.inputType('ImportCatalogInput', {
  description: 'Whose catalogue to import, and how.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    dryRun: t.boolean({ defaultValue: true, description: 'true: nothing is written; it says what would be.' }),
    takeStock: t.boolean({
      defaultValue: false,
      description:
        'true: the figures of the marketplace become the opening quantities of products that never moved, whenever they were linked.',
    }),
    createLookAlikes: t.boolean({
      defaultValue: false,
      description: 'true: twins, which are probably the same as something else, become products of their own.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const inputSchema = z.object({
  marketplace: marketplaceCode,
  dryRun: z.boolean().nullish(),
  takeStock: z.boolean().nullish(),
  createLookAlikes: z.boolean().nullish(),
});

const ImportCatalogPayload = builder.objectRef<{ catalogImport: CatalogImportRow }>('ImportCatalogPayload').implement({
  description: 'The requested import.',
  fields: (t) => ({
    catalogImport: t.expose('catalogImport', {
      type: CatalogImportType,
      description: 'The import. `catalogImportUpdated` sends how far it comes.',
    }),
  }),
});

builder.mutationField('importCatalog', (t) =>
  t.field({
    type: ImportCatalogPayload,
    nullable: true,
    description:
      "Requests an import of a marketplace's whole catalogue: items are linked to products by SKU, else by barcode, and missing products " +
      'are created. The answer comes at once, a worker does it. Nothing is sent to a paused marketplace. An import repeated later changes ' +
      'nothing.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'ImportCatalogResult',
        description: 'The requested import, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: ImportCatalogInput, required: true, description: 'The marketplace, and how to import.' }),
    },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      const { id: marketplaceId } = await getApiMarketplaceOf(context.sql, input, 'it has no catalogue');
      const id = await once(context, info, args.input, (tx) =>
        askImport(tx, {
          marketplaceId,
          dryRun: input.dryRun ?? true,
          takeStock: input.takeStock ?? false,
          createLookAlikes: input.createLookAlikes ?? false,
          actor: context.viewer.actor,
        }),
      );
      const [catalogImport] = await listImportsById(context.sql, [id]);
      if (!catalogImport) throw new NotFoundError('Import', ['input', 'idempotencyKey'], [id]);
      return { catalogImport };
    },
  }),
);

builder.subscriptionField('catalogImportUpdated', (t) =>
  t.field({
    type: CatalogImportType,
    description:
      'An import as it is now, then each time it has come further. Without `id`: each import that comes further. After a lost connection ' +
      'subscribe again.',
    authScopes: { staff: true },
    args: { id: t.arg.id({ description: 'Id of the import. Omitted: all.' }) },
    subscribe: (_root, { id }, { changes }) => {
      if (id == null) return changes.follow('imports');
      const key = findKey(String(id), 'CatalogImport');
      if (key === undefined) throw badUserInput(`"${String(id).slice(0, 100)}" is not the id of an import`);
      return followKey(key, changes.follow('imports'), { startsWith: true });
    },
    resolve: (key: string) => key,
  }),
);
