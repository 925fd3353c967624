/** Everyone's quotas as one CSV for people: a row for each person, tier and month, that a spreadsheet can pivot. */
import type { Sheet } from '../engine/formula/sheet.ts';
import { memberName } from '../engine/members.ts';
import { isProblem } from '../engine/problem.ts';
import type { Scenario } from '../engine/scenario.ts';
import { BYTE_ORDER_MARK, csvText } from './csv.ts';
import { csvFigures } from './csv-figure.ts';
import type { Format } from './format.ts';

/**
 * Starts with a byte order mark, as Excel asks for one. Columns: SDR, segment, manager, tier, month (2027-01), opportunities,
 * MRR; numbers and delimiter as the locale's spreadsheet reads them.
 * @param sheet  the whole sheet of `scenario`
 * @param locale whose spreadsheet will open it, BCP 47
 */
export function quotaCsv(scenario: Scenario, sheet: Sheet, format: Format, locale: string): string {
  const figures = csvFigures(locale);
  const people = new Map(scenario.roster?.map((person) => [person.id, person]));
  const rows = sheet.members('sdr').flatMap((sdr) =>
    scenario.tiers.flatMap((tier) => {
      const deal = sheet.value('dealMrr', { tier: tier.id });
      return sheet.members('month').map((month) => {
        const opps = sheet.value('monthQuota', { tier: tier.id, sdr, month });
        const mrr = isProblem(opps) ? opps : isProblem(deal) ? deal : opps.times(deal);
        return [
          memberName(scenario, 'sdr', sdr),
          people.get(sdr)?.segment ?? '',
          people.get(sdr)?.manager ?? '',
          tier.name,
          month,
          isProblem(opps) ? opps.say : figures.figure(opps, 'count', 0),
          isProblem(mrr) ? mrr.say : figures.figure(mrr, 'mrr', format.minorUnits),
        ];
      });
    }),
  );
  const heads = [
    'SDR',
    'Segment',
    'Manager',
    'Tier',
    'Month',
    'Opportunities',
    `Quota, MRR (${scenario.currency})`,
  ];
  return BYTE_ORDER_MARK + csvText([heads, ...rows], figures.delimiter);
}
