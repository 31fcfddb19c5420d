import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import type { World } from './world.ts';

const lastMovement = `query ($sku: String!) { product(sku: $sku) { movements(first: 1) { nodes { id stocktake { id } } } } }`;

interface Newest {
  product: { movements: { nodes: { id: string; stocktake: { id: string } | null }[] } };
}

/** Stocktakes of the seller's people. */
export class Sessions {
  readonly #world: World;
  readonly #ombor: ModelOmbor;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
  }

  /**
   * A note of the shelf is entered in a stocktake by two people, each a part of it, and booked. A note that is older than the newest count
   * is refused. Returns whether it was booked.
   */
  async book({ pick }: Command): Promise<boolean> {
    const [world, ombor] = [this.#world, this.#ombor];
    const note = world.pick(world.notes, pick);
    if (!note || note.units < 0) return false;
    const { product, at } = note;
    const { sku } = product;
    const started = await ombor.must('startStocktake', { name: 'Evening', skus: [sku] }, 'stocktake { id }');
    const stocktakeId = (started.stocktake as { id: string }).id;
    const half = Math.floor(note.units / 2);
    for (const [place, units] of [half, note.units - half].entries()) {
      const countedAt = new Date(at).toISOString();
      await ombor.must('countInStocktake', { stocktakeId, sku, units, place: `shelf ${place}`, countedAt });
    }
    const { refused } = await ombor.must('bookStocktake', { stocktakeId }, 'refused { reason }');
    if ((refused as unknown[]).length > 0) {
      await ombor.must('closeStocktake', { stocktakeId });
      return false;
    }
    product.counts.push(at);
    const newest = await ombor.api.query<Newest>(lastMovement, { sku });
    const [movement] = newest.product.movements.nodes;
    if (movement?.stocktake?.id !== stocktakeId) return true;
    const undo = (): void => {
      product.counts.splice(product.counts.indexOf(at), 1);
    };
    world.typed.push({ movementId: movement.id, product, undo });
    return true;
  }
}
