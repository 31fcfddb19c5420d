import { short } from './bench.ts';
import { describeOutcome, describeQuick, type Judged, withUnit } from './report.ts';
import type { Result } from './result.ts';
import { getFigure, rows } from './rows.ts';
import type { Outcome } from './verdict.ts';

const width = 1_020;
const lineHeight = 22;
const headHeight = 92;
const labelRight = 330;
const barLeft = 342;
const barWidth = 340;
/** The floor stands in the middle of each bar's field, so that rows of all units can be compared. */
const widest = 2;

const colours = { ok: '#2f855a', measured: '#718096', known: '#d69e2e', missed: '#c53030', worse: '#c53030' } as const;

const legend: [Outcome, string][] = [
  ['ok', 'reaches its floor'],
  ['known', 'misses it, as is known'],
  ['missed', 'misses it, or became worse'],
];

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How good a figure is as a share of its floor: 1 = exactly the floor, more is better; undefined: it has none. */
function scoreOf({ row, figure, value }: Judged): number | undefined {
  const { floor, better } = getFigure(row, figure);
  if (floor === undefined) return undefined;
  // Of faults none may occur, and memory may shrink: neither can be divided.
  if (better === 'less' && (floor === 0 || value <= 0)) return value <= 0 ? widest : 0;
  return better === 'more' ? value / floor : floor / value;
}

function drawFigure({ row, figure, outcome, summary }: Judged, score: number, y: number): string {
  const { unit, floor = 0, better } = getFigure(row, figure);
  const long = Math.max(2, (Math.min(score, widest) / widest) * barWidth);
  const note = describeOutcome(row, figure, outcome);
  const bound = `${better === 'more' ? 'at least' : 'at most'} ${short(floor)}`;
  const text = `${withUnit(summary.median, unit)} · ${bound}${note === 'ok' ? '' : ` · ${note}`}`;
  return [
    `<text x="${labelRight}" y="${y + 13}" text-anchor="end">${escapeXml(figure)}</text>`,
    `<rect x="${barLeft}" y="${y}" width="${long.toFixed(1)}" height="16" rx="2" fill="${colours[outcome]}"/>`,
    `<text x="${barLeft + barWidth + 8}" y="${y + 13}">${escapeXml(text)}</text>`,
  ].join('\n');
}

function drawRow(id: string, y: number): string {
  const { title = '', beside = '-' } = rows.find((row) => row.id === id) ?? {};
  const besides = beside === '-' ? '' : `<tspan fill="#666">, beside ${escapeXml(beside)}</tspan>`;
  return `<text x="12" y="${y + 15}"><tspan font-weight="bold">${id}</tspan>  ${escapeXml(title)}${besides}</text>`;
}

function drawLegend(): string {
  return legend
    .map(([outcome, text], index) => {
      const x = 12 + index * 190;
      return `<rect x="${x}" y="52" width="12" height="12" rx="2" fill="${colours[outcome]}"/><text x="${x + 18}" y="62">${text}</text>`;
    })
    .join('\n');
}

/** A bar for each figure that has a floor; the line in the middle is the floor. */
export function drawChart(judged: readonly Judged[], { machine, options }: Result): string {
  const shown = judged.flatMap((one) => {
    const score = scoreOf(one);
    return score === undefined || Number.isNaN(score) ? [] : [{ one, score }];
  });
  const parts: string[] = [];
  let y = headHeight;
  let last = '';
  for (const { one, score } of shown) {
    if (one.row !== last) {
      parts.push(drawRow(one.row, y));
      y += lineHeight;
    }
    last = one.row;
    parts.push(drawFigure(one, score, y));
    y += lineHeight;
  }
  const about = `${machine.cpu}, ${machine.cores} cores, commit ${machine.commit}. Longer is better; what is twice as good as its floor fills the field.`;
  const floorX = barLeft + barWidth / widest;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 12}" font-family="sans-serif" font-size="12" xml:space="preserve">
<rect width="100%" height="100%" fill="#fff"/>
<text x="12" y="22" font-size="16" font-weight="bold">Ombor: each figure beside its floor</text>
<text x="12" y="40" fill="#555">${escapeXml([about, ...describeQuick(options)].join(' '))}</text>
${drawLegend()}
${parts.join('\n')}
<line x1="${floorX}" y1="${headHeight - 6}" x2="${floorX}" y2="${y}" stroke="#333" stroke-dasharray="4 3"/>
<text x="${floorX}" y="${headHeight - 10}" text-anchor="middle">floor</text>
</svg>
`;
}
