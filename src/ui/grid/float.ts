/** Things that float over a grid: in the top layer, beside what they belong to, never outside the window. */
import { type Attachment } from 'svelte/attachments';

const GAP = 4;

export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * Shows a popover beside a box: below it, or above where there is no room, and keeps it there while the page scrolls.
 * @param isEnd whether the right sides are to meet instead of the left ones
 */
export function floatingBy(
  boxOf: () => Box | undefined,
  isEnd: () => boolean = () => false,
): Attachment<HTMLElement> {
  return (node) => {
    const aborter = new AbortController();
    const place = (): void => {
      const box = boxOf();
      if (!box) return;
      const { offsetWidth: width, offsetHeight: height } = node;
      const x = isEnd() ? box.right - width : box.left;
      const y = box.bottom + GAP + height > window.innerHeight ? box.top - GAP - height : box.bottom + GAP;
      const most = Math.max(GAP, window.innerWidth - width - GAP);
      node.style.translate = `${Math.min(Math.max(GAP, x), most)}px ${Math.max(GAP, y)}px`;
    };
    if ('showPopover' in node) node.showPopover(); // a browser without it shows the element all the same
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(node);
    window.addEventListener('scroll', place, { capture: true, passive: true, signal: aborter.signal });
    window.addEventListener('resize', place, { signal: aborter.signal });
    return () => {
      sizes.disconnect();
      aborter.abort();
    };
  };
}
