/** What all charts have in common: nothing moves, names stand along a line, figures along a quiet grid. */
import type { ScaleOptionsByType } from 'chart.js';
import type { Ink } from './ink.ts';

export const STILL: { animation: false; maintainAspectRatio: false; events: [] } = {
  animation: false,
  maintainAspectRatio: false,
  events: [],
};

type Axis<Ticks> = Readonly<{ border: object; grid: object; ticks: Ticks & Readonly<{ font: object }> }>;
type Figures = ScaleOptionsByType<'linear'>['ticks']['callback'];

const font = (ink: Ink): object => ({ size: 12, family: ink.font });

/** Names that follow each other, as months do. */
export function alongTime(ink: Ink): Axis<object> {
  return names(ink, { color: ink.soft, maxRotation: 0, autoSkipPadding: 14 });
}

/** Names of bars. */
export function barNames(ink: Ink): Axis<object> {
  return names(ink, { color: ink.ink, maxRotation: 0 });
}

function names(ink: Ink, ticks: object): Axis<object> {
  return { border: { color: ink.hairline }, grid: { display: false }, ticks: { ...ticks, font: font(ink) } };
}

/** @param most how many figures are written at the most */
export function figures(
  ink: Ink,
  text: (value: number) => string,
  most = 5,
): Axis<{ maxTicksLimit: number; callback: Figures }> {
  return {
    border: { display: false },
    grid: { color: ink.hairline, drawTicks: false },
    ticks: {
      color: ink.soft,
      font: font(ink),
      maxRotation: 0,
      maxTicksLimit: most,
      callback: (value) => text(Number(value)),
    } as { maxTicksLimit: number; callback: Figures; font: object },
  };
}
