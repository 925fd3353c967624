/** The page's own colours for what is drawn on a canvas: read from the tokens, so charts follow light, dark and print. */
export type Ink = Readonly<
  Record<'ink' | 'soft' | 'hairline' | 'accent' | 'muted' | 'warning' | 'sheet' | 'font', string>
>;

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    soft: token('--soft'),
    hairline: token('--hairline'),
    accent: token('--accent'),
    muted: token('--hairline-strong'),
    warning: token('--warning'),
    sheet: token('--sheet'),
    font: style.fontFamily,
  };
}
