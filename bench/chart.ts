import { short } from './bench.ts';
import type { Machine } from './machine.ts';
import type { Judged } from './report.ts';
import { getFigure, rows } from './rows.ts';

const lineHeight = 26;
const barLeft = 470;
const barWidth = 360;
/** The floor stands in the middle of each bar's field, so that rows of all units can be compared. */
const widest = 2;

const colours = { ok: '#2f855a', measured: '#718096', known: '#d69e2e', missed: '#c53030', worse: '#c53030' } as const;

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How good a figure is as a share of its floor: 1 = exactly the floor, more is better. */
function scoreOf({ row, figure, summary }: Judged): number | undefined {
  const { floor, better } = getFigure(row, figure);
  if (floor === undefined || floor === 0) return undefined;
  return better === 'more' ? summary.median / floor : floor / summary.median;
}

/** A bar per figure that has a floor; the line in the middle is the floor. */
export function drawChart(judged: readonly Judged[], machine: Machine): string {
  const shown = judged.flatMap((one) => {
    const score = scoreOf(one);
    return score === undefined ? [] : [{ ...one, score }];
  });
  const height = 70 + shown.length * lineHeight;
  const bars = shown.map(({ row, figure, outcome, summary, score }, index) => {
    const y = 58 + index * lineHeight;
    const title = rows.find(({ id }) => id === row)?.title ?? '';
    const label = figure === 'ratio' ? title : `${title}: ${figure}`;
    const width = (Math.min(score, widest) / widest) * barWidth;
    const { unit } = getFigure(row, figure);
    return [
      `<text x="12" y="${y + 13}" font-weight="bold">${row}</text>`,
      `<text x="44" y="${y + 13}">${escapeXml(label.length > 68 ? `${label.slice(0, 67)}…` : label)}</text>`,
      `<rect x="${barLeft}" y="${y}" width="${width.toFixed(1)}" height="17" rx="2" fill="${colours[outcome]}"/>`,
      `<text x="${barLeft + barWidth + 8}" y="${y + 13}">${short(summary.median)} ${unit}</text>`,
    ].join('\n');
  });
  const floorX = barLeft + barWidth / widest;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="12" y="22" font-size="16" font-weight="bold">Ombor: each figure beside its floor</text>
<text x="12" y="40" fill="#555">${escapeXml(`${machine.cpu}, ${machine.cores} cores, commit ${machine.commit}. Further right is better.`)}</text>
${bars.join('\n')}
<line x1="${floorX}" y1="50" x2="${floorX}" y2="${height - 8}" stroke="#333" stroke-dasharray="4 3"/>
<text x="${floorX}" y="46" text-anchor="middle">floor</text>
</svg>
`;
}
