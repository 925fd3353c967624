import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHtmlTable } from '../../../src/ui/grid/read-table.ts';
import { encodeHtmlTable } from '../../../src/ui/grid/write-table.ts';

const cellsOf = (html: string): string[][] | undefined =>
  decodeHtmlTable(html)?.rows.map((row) => row.map(({ text }) => text));

describe('decodeHtmlTable: what spreadsheets put on the clipboard', () => {
  it('Excel: a whole page with styles, comments and a fragment', () => {
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- td {mso-number-format:General;} table > b {} --></style></head>
      <body><table border=0 cellpadding=0 style='border-collapse:collapse;width:96pt'><!--StartFragment-->
       <col width=64 span=2 style='width:48pt'>
       <tr height=20 style='height:15.0pt'><td height=20 width=64>Mid &amp;
        Small</td><td class=xl65 align=right>20%</td></tr>
       <tr><td>a<br>
        b</td><td>&#8364;5</td></tr><!--EndFragment--></table></body></html>`;
    expect(cellsOf(html)).toEqual([
      ['Mid & Small', '20%'],
      ['a\nb', '€5'],
    ]);
  });

  it('Google Sheets: values in attributes, markup inside cells', () => {
    const html = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style>
      <table dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
      <tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:25}">25</td><td><a href="#">x <b>y</b></a></td></tr></tbody></table>`;
    expect(cellsOf(html)).toEqual([['25', 'x y']]);
  });

  it('LibreOffice: upper-case attributes, font elements, merged cells', () => {
    const html = `<html><body><table cellspacing="0"><colgroup span="3"></colgroup>
      <tr><td COLSPAN=2 align="left"><font face="Arial">wide</font></td><td sdval="0.2" sdnum="1033;0;0%">20%</td></tr></table></body></html>`;
    expect(cellsOf(html)).toEqual([['wide', '', '20%']]);
  });

  it('knows our own tables, and takes what was typed from them', () => {
    const html = encodeHtmlTable([[{ value: '5000', raw: '=25*200' }, { value: '0.123456' }]], 'hr-HR');
    expect(cellsOf(html)).toEqual([['=25*200', '0.123456']]);
    expect(decodeHtmlTable(html)?.locale).toBe('hr-HR');
    expect(decodeHtmlTable('<table><tr><td>1</td></tr></table>')?.locale).toBeUndefined();
  });

  it('reads what is broken as far as it goes', () => {
    expect(cellsOf('no table')).toBeUndefined();
    expect(cellsOf('<table><tr><td>1<td>2<tr><td>3')).toEqual([['1', '2'], ['3']]);
  });

  it('runs nothing: markup in a cell is text or is dropped', () => {
    expect(
      cellsOf('<table><tr><td><script>alert(1)</script>&lt;img src=x onerror=alert(1)&gt;</td></tr></table>'),
    ).toEqual([['<img src=x onerror=alert(1)>']]);
  });

  it('ends on a table that does not', () => {
    const cells = decodeHtmlTable(`<table>${'<tr><td colspan=1000>x</td></tr>'.repeat(5000)}`)?.rows;
    expect(cells?.length).toBeLessThan(1000);
  });
});

describe('encodeHtmlTable', () => {
  it('tells other programs which cells are no formulas (F44)', () => {
    expect(encodeHtmlTable([[{ value: '=HYPERLINK("x")', isText: true }]], 'en-US')).toContain(
      `mso-number-format:"\\@"`,
    );
  });

  it('brings back every text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ' ', '\n', '\t', ';', 'é', '='),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          expect(
            cellsOf(
              encodeHtmlTable(
                rows.map((cells) => cells.map((value) => ({ value }))),
                'en-US',
              ),
            ),
          ).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});
