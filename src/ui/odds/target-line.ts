/** A dashed line with its words, drawn where the bars that reach the target begin. */
import type { Ink } from '../charts/ink.ts';

/** What a chart's options say under `plugins.target`; `first` is the place of the first bar that reaches it, or -1. */
type Options = Readonly<{ ink: Ink; first: number; text: string }>;

type Drawn = Readonly<{
  ctx: CanvasRenderingContext2D;
  chartArea: Readonly<{ top: number; bottom: number; right: number }>;
  scales: Readonly<Record<string, { getPixelForValue(value: number): number } | undefined>>;
}>;

export const targetLine = {
  id: 'target',
  afterDatasetsDraw(chart: Drawn, _: unknown, options: object): void {
    const { ink, first, text } = options as Options;
    const { ctx, chartArea, scales } = chart;
    const { x } = scales;
    if (first < 0 || !x) return;
    const at = x.getPixelForValue(first) - (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2;
    ctx.save();
    ctx.strokeStyle = ink.warning;
    ctx.fillStyle = ink.warning;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([5, 4]);
    ctx.beginPath();
    ctx.moveTo(at, chartArea.top - 16);
    ctx.lineTo(at, chartArea.bottom);
    ctx.stroke();
    ctx.font = `12px ${ink.font}`;
    const isLeft = at + ctx.measureText(text).width + 8 > chartArea.right;
    ctx.textAlign = isLeft ? 'right' : 'left';
    ctx.fillText(text, at + (isLeft ? -6 : 6), chartArea.top - 7);
    ctx.restore();
  },
};
