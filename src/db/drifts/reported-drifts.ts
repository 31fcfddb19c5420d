import { raiseAlert } from '../alerts/alerts.ts';
import type { Int8, Tx } from '../client.ts';
import { jsonRows } from '../rows.ts';
import type { DriftCause } from './drift-cause.ts';

/** A figure that a marketplace says has changed, without a cause that moves stock. In items. */
export interface UnexplainedChange {
  listingId: number;
  current: number;
  /** null: the event does not say by how much. */
  change: number | null;
  reason: string | null;
  at: Date;
}

/** What became of reported changes: the differences to be told to people, and the events to be asked again. */
export interface ReportedDrifts {
  opened: { marketplaceId: number; marketplaceSku: string; shown: number; figure: number; cause: DriftCause }[];
  /** Events whose listing is being pushed to: nobody can say yet whether they are only its echo. */
  busy: Set<Int8>;
}

/**
 * Opens a difference for each reported change that is not an echo of ours, before a push can hide it: our figure is owed again, and a
 * person may accept the difference. Call it after the reports were recorded as observations.
 */
export async function openReportedDrifts(
  tx: Tx,
  reports: (UnexplainedChange & { webhookId: Int8 })[],
): Promise<ReportedDrifts> {
  if (reports.length === 0) return { opened: [], busy: new Set() };
  const rows = await tx<(ReportedDrifts['opened'][number] & { webhookId: Int8; isBusy: boolean })[]>`
    select * from open_reported_drifts(${jsonRows(tx, reports)})`;
  const [busy, opened] = [rows.filter(({ isBusy }) => isBusy), rows.filter(({ isBusy }) => !isBusy)];
  return { opened, busy: new Set(busy.map(({ webhookId }) => webhookId)) };
}

/** Tells people of them. Call it last: alerts are locked after everything else. */
export async function raiseReportedDrifts(tx: Tx, { opened }: ReportedDrifts): Promise<void> {
  await raiseAlert(
    tx,
    ...opened.map(({ marketplaceId, marketplaceSku, shown, figure, cause }) => ({
      kind: 'drift' as const,
      marketplaceId,
      about: marketplaceSku,
      parameters: { marketplaceSku, shown, figure, cause },
    })),
  );
}
