import type { AlertText, AlertWriter } from '../../alert-texts/describe.ts';
import type { Alert, AlertKind } from '../../db/alerts/alerts.ts';
import { escapeHtml } from './html.ts';

/** Telegram accepts 4,096 characters without markup; the rest is room for titles and marks. */
const maxCharacters = 3_500;

/** What cannot wait for the morning: marketplaces show wrong figures, and every further sale makes it worse. */
const urgentKinds: ReadonlySet<AlertKind> = new Set([
  'oversold',
  'guard_held',
  'marketplace_failing',
  'figure_refused',
  'restored',
]);

/** Whether an alert is sent in quiet hours too. */
export function isUrgent({ kind }: Pick<Alert, 'kind'>): boolean {
  return urgentKinds.has(kind);
}

/** The message in Telegram's HTML: one alert, or several as a digest, each as it stands now. */
export function writeMessage(alerts: readonly Alert[], digest: boolean, writer: AlertWriter): string {
  const [first] = alerts;
  if (!digest && first) return writeAlert(first, writer.describe(first), '\n');
  const lines: string[] = [];
  let left = maxCharacters;
  for (const alert of alerts) {
    const text = writer.describe(alert);
    left -= text.title.length + text.body.length + (text.resolved?.length ?? 0);
    if (left < 0 && lines.length > 0) break;
    lines.push(writeAlert(alert, text, ': '));
  }
  const missing = alerts.length - lines.length;
  if (missing > 0) lines.push(escapeHtml(writer.more(missing)));
  return [`<b>${escapeHtml(writer.digestTitle(alerts.length))}</b>`, ...lines].join('\n\n');
}

function writeAlert(alert: Alert, { title, body, resolved }: AlertText, separator: string): string {
  const mark = resolved === null ? (isUrgent(alert) ? '🔴' : '🟡') : '✅';
  const end = resolved === null ? '' : `\n<i>${escapeHtml(resolved)}</i>`;
  return `${mark} <b>${escapeHtml(title)}</b>${separator}${escapeHtml(cut(body))}${end}`;
}

function cut(text: string): string {
  // A cut through a pair of surrogates would not be valid text.
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters).toWellFormed()}…`;
}
