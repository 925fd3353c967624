/** The page's own colours for what is drawn on a canvas: read from the tokens, so charts follow light, dark and print. */
export type Ink = Readonly<
  Record<'ink' | 'soft' | 'hairline' | 'accent' | 'muted' | 'warning' | 'sheet' | 'font', string>
>;

/** The ink of the light theme, which is the one for paper; what a page has while it is about to be printed is not known yet. */
export function paperInk(element: Element): Ink {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset['theme'] = 'light';
  const ink = inkOf(element);
  if (theme === undefined) delete dataset['theme'];
  else dataset['theme'] = theme;
  return ink;
}

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
