import 'uplot/dist/uPlot.min.css';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import UPlot from 'uplot';
import { useQuery } from 'urql';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { historyQuery } from './query.ts';

const days = 90;
const dayMs = 86_400_000;
const height = 220;

type HistoryData = ResultOf<typeof historyQuery>;

/** One day as it is drawn. */
interface Point {
  day: string;
  stock: number;
  sold: number;
}

/** Stock as a line, sales as bars, of 90 days. `version`: the product's, so that it is read again when its stock moves. */
export default function Chart({ sku, version }: { sku: string; version: number }) {
  const { timeZone } = useSettings();
  const period = useMemo(() => lastDays(new Date(), timeZone ?? 'UTC'), [timeZone]);
  const [answer, again] = useQuery({
    query: historyQuery,
    variables: { sku, days: period },
    requestPolicy: 'cache-and-network',
  });
  const read = useRef(version);
  useEffect(() => {
    if (read.current === version) return;
    read.current = version;
    again({ requestPolicy: 'network-only' });
  }, [version, again]);
  return (
    <Loaded answer={answer} again={() => again({ requestPolicy: 'network-only' })}>
      {(data) => <Drawn points={toPoints(data)} />}
    </Loaded>
  );
}

/** The business days up to today. */
function lastDays(now: Date, timeZone: string): { from: string; to: string } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const to = parts.format(now);
  return { from: new Date(Date.parse(to) - (days - 1) * dayMs).toISOString().slice(0, 10), to };
}

function toPoints({ product, sales }: HistoryData): Point[] {
  const sold = new Map(sales?.byDay.map(({ date, unitsSold }) => [date, unitsSold]));
  return (product?.stockByDay ?? []).map(({ day, quantity, oversold }) => ({
    day,
    stock: quantity - oversold,
    sold: sold.get(day) ?? 0,
  }));
}

function Drawn({ points }: { points: readonly Point[] }) {
  const { t, format } = useSettings();
  const colorScheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const stock = t('why.chartStock');
  const sales = t('why.chartSales');
  const day = t('why.chartDay');
  // The colours are read from the page, so that the chart is drawn again in the other look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look is not read here, but its variables are
  useEffect(() => {
    const target = box.current;
    if (!target || points.length === 0) return;
    const plot = draw(target, points, { day, stock, sales, format: { number: format.number, date: format.date } });
    const observer = new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height }));
    observer.observe(target);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [points, day, stock, sales, format, colorScheme]);
  return (
    <>
      <div ref={box} className="chart" aria-hidden="true" />
      <Table points={points} />
    </>
  );
}

/** The same figures for those who do not see the chart: the days on which something was sold. */
function Table({ points }: { points: readonly Point[] }) {
  const { t, format } = useSettings();
  const total = points.reduce((sum, { sold }) => sum + sold, 0);
  const busy = points.filter(({ sold }) => sold > 0);
  return (
    <details>
      <summary>{t('why.chartTable', { sold: format.number(total) })}</summary>
      <table className="chart-table">
        <thead>
          <tr>
            <th scope="col">{t('why.chartDay')}</th>
            <th scope="col">{t('why.chartSales')}</th>
            <th scope="col">{t('why.chartStock')}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, sold, stock }) => (
            <tr key={day}>
              <th scope="row">{format.date(noonOf(day))}</th>
              <td>{format.number(sold)}</td>
              <td>{format.number(stock)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Noon in UTC is the same calendar day in every zone in which people sell here. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

interface Words {
  day: string;
  stock: string;
  sales: string;
  format: { number(value: number): string; date(at: Date): string };
}

function draw(target: HTMLElement, points: readonly Point[], { day: dayName, stock, sales, format }: Words): UPlot {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--o-${name}`).trim();
  const axis = { stroke: colour('muted'), grid: { stroke: colour('line'), width: 1 }, ticks: { show: false } };
  const toDate = (seconds: number): string => format.date(new Date(seconds * 1_000));
  const options: UPlot.Options = {
    width: target.clientWidth,
    height,
    // Half of the last date stands right of the last day.
    padding: [null, 40, null, null],
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: false }, y: { range: (_plot, min, max) => [Math.min(0, min), Math.max(1, max)] } },
    axes: [
      { ...axis, space: 90, values: (_plot, at) => at.map(toDate) },
      { ...axis, values: (_plot, at) => at.map((value) => (Number.isInteger(value) ? format.number(value) : '')) },
    ],
    series: [
      { label: dayName, value: (_plot, at) => (at === null ? '' : toDate(at)) },
      {
        label: sales,
        fill: colour('sales'),
        stroke: colour('sales'),
        paths: UPlot.paths.bars?.({ size: [0.7, 12] }),
        points: { show: false },
        value: (_plot, value) => (value === null ? '' : format.number(value)),
      },
      {
        label: stock,
        stroke: colour('wait'),
        width: 2,
        paths: UPlot.paths.stepped?.({ align: 1 }),
        points: { show: false },
        value: (_plot, value) => (value === null ? '' : format.number(value)),
      },
    ],
  };
  const data: UPlot.AlignedData = [
    points.map(({ day }) => noonOf(day).getTime() / 1_000),
    points.map(({ sold }) => sold),
    points.map(({ stock: units }) => units),
  ];
  return new UPlot(options, data, target);
}
