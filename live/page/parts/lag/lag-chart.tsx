import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import type { LagPoint } from '../../../wire/picture.ts';
import { clockText, durationText } from '../../state/amounts.ts';
import { lagColumns, niceMax } from './lag-columns.ts';

const height = 96;

/** Delivery lag over time: p50 and p99. */
export function LagChart({ points }: { readonly points: readonly LagPoint[] }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const draw = (): void => {
      chart.current?.destroy();
      chart.current = new UPlot(optionsFor(element), lagColumns(points), element);
    };
    draw();
    const observer = new ResizeObserver(() => {
      chart.current?.setSize({ width: element.clientWidth, height });
    });
    observer.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    // A canvas does not follow the style sheet.
    scheme.addEventListener('change', draw);
    return () => {
      scheme.removeEventListener('change', draw);
      observer.disconnect();
      chart.current?.destroy();
    };
  }, []);
  useEffect(() => {
    chart.current?.setData(lagColumns(points));
  }, [points]);
  const last = points.findLast(({ p50 }) => p50 !== undefined);
  return (
    <figure
      class="lag"
      aria-label={last ? `Delivery lag: p50 ${text(last.p50)}, p99 ${text(last.p99)}` : 'Delivery lag'}
    >
      <figcaption>
        <span class="caption">Delivery lag</span>
        <span class="key p50">p50 {text(last?.p50)}</span>
        <span class="key p99">p99 {text(last?.p99)}</span>
      </figcaption>
      <div class="chart" ref={container} />
    </figure>
  );
}

const text = (ms: number | undefined): string => (ms === undefined ? '–' : durationText(ms));

function optionsFor(element: HTMLElement): UPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const font = `11px ${style.fontFamily}`;
  const axis = { stroke: color('--quiet'), font, ticks: { show: false } };
  const line = (label: string, stroke: string): UPlot.Series => ({
    label,
    stroke,
    width: 1.5,
    points: { show: false },
    spanGaps: false,
  });
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 4, 0, 0],
    scales: { y: { range: (_, __, max) => [0, niceMax(max || 0)] } },
    axes: [
      {
        ...axis,
        size: 22,
        grid: { show: false },
        incrs: [15, 60, 300, 900, 3_600, 14_400],
        space: 80,
        values: (_, seconds, __, ___, step) => seconds.map((at) => clockText(at * 1_000).slice(0, step < 60 ? 8 : 5)),
      },
      {
        ...axis,
        size: 54,
        splits: (plot) => threeSplits(plot.scales['y']?.max ?? 0),
        grid: { stroke: color('--line'), width: 1 },
        values: (_, all) => all.map((ms) => durationText(ms)),
      },
    ],
    series: [{}, line('p50', color('--accent')), line('p99', color('--amber'))],
  };
}

const threeSplits = (max: number): number[] => [0, max / 2, max];
