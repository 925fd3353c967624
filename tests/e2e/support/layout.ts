/** Measures a page as the eye would: what sticks out sideways, and what lies over something else. */
import type { Page } from '@playwright/test';

/** What makes the page, or a part of it that is neither a grid nor the row of sheet tabs, scroll sideways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = [...document.querySelectorAll<HTMLElement>('html, body, body *')].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const isScroller =
        element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
      return isScroller && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    });
    return scrolls
      .filter((element) => element.querySelector(':scope > table') === null && !element.matches('footer nav'))
      .map(
        (element) =>
          `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`,
      );
  });
}

/** Pairs of texts and controls that can be seen and lie over each other, with every grid scrolled to its start; what floats may. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const grid of document.querySelectorAll('[role=grid]')) grid.parentElement?.scrollTo({ left: 0 });
    type Seen = { element: Element; left: number; right: number; top: number; bottom: number };
    const parts = [
      ...document.querySelectorAll(
        'button, a, p, h1, h2, h3, [role=gridcell], [role=rowheader], [role=columnheader], figure',
      ),
    ].flatMap((element) => seen(element));
    const pairs = parts.flatMap((one, i) =>
      parts.slice(i + 1).flatMap((other) => (lieOver(one, other) ? [[one, other]] : [])),
    );
    return pairs.slice(0, 8).map((pair) => pair.map(({ element }) => nameOf(element)).join(' over '));

    function seen(element: Element): Seen[] {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(around);
        if (clipPath !== 'none' || position === 'fixed') return [];
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const box = around.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      const isSeen = right - left > 2 && bottom - top > 2 && getComputedStyle(element).clipPath === 'none';
      return isSeen ? [{ element, left, right, top, bottom }] : [];
    }

    function lieOver(one: Seen, other: Seen): boolean {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return false;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 2 && down > 2;
    }

    function nameOf(element: Element): string {
      return `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    }
  });
}

/** Texts that are cut off although nothing tells so: wider than their box, without an ellipsis. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, p, h1, h2, h3, th, td, summary, strong')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        return (
          element.checkVisibility() &&
          overflowX === 'hidden' &&
          textOverflow !== 'ellipsis' &&
          element.clientWidth > 2 &&
          element.scrollWidth > element.clientWidth + 1
        );
      })
      .map((element) => `${element.localName} “${element.textContent.trim().slice(0, 40)}”`),
  );
}

/** The share of a picture's pixels that are darker than half, from 0 to 1. */
export async function darkness(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas here');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 384) dark += 1;
    }
    return (4 * dark) / data.length;
  }, png.toString('base64'));
}
