/** Writes docs/calculation.md from the handbook: how the figures are computed, then every rule with worked values. */
import { handbook, type Rule } from '../../src/engine/formula/handbook.ts';
import type { Sheet } from '../../src/engine/formula/sheet.ts';
import type { Dim } from '../../src/engine/formula/tree.ts';
import { catalogue, LINES } from '../../src/engine/lines/catalogue.ts';
import type { Num } from '../../src/engine/number.ts';
import { limitsInWords } from '../../src/engine/sheet-of.ts';
import { isProblem, type Value } from '../../src/engine/problem.ts';
import type { Scenario } from '../../src/engine/scenario.ts';

const SECTIONS: readonly (readonly [title: string, about: string, prefix: RegExp])[] = [
  ['Inputs', 'What is typed on the Plan sheet, what may be typed, and the one constant.', /^[IC]/],
  [
    'Quota',
    'From the ARR target to opportunities per SDR, and to the ARR that whole opportunities plan.',
    /^Q/,
  ],
  ['Hand-out', 'What is handed out to the team and to each SDR, and the blends that a CRM shows.', /^H/],
  [
    'Whole numbers',
    'Splits by count, the fewest opportunities that would do, and the best mix of tiers.',
    /^W/,
  ],
];

const PER: Readonly<Record<Dim, string>> = {
  tier: 'deal tier',
  persona: 'buyer persona',
  manager: 'manager',
  sdr: 'SDR',
  ramp: 'ramp profile',
  tenure: 'month of tenure',
  calendar: 'calendar month',
  quarter: 'fiscal quarter',
  month: 'month',
  age: 'month since creation',
};

/** @param plans worked plans by their names, in the order their values are shown */
export function calculation(
  intro: string,
  plans: readonly { name: string; scenario: Scenario; sheet: Sheet }[],
): string {
  const rules = handbook(
    catalogue,
    plans.map(({ sheet }) => sheet),
    limitsInWords,
  );
  const order = Object.keys(LINES);
  const sorted = [...rules].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const sections = SECTIONS.map(([title, about, prefix]) => {
    const own = sorted.filter(({ id }) => prefix.test(id));
    return [`## ${title}`, about, ...own.map((rule) => ruleText(rule, plans))].join('\n\n');
  });
  return `${[intro.trim(), ...sections].join('\n\n')}\n`;
}

function ruleText(rule: Rule, plans: readonly { name: string; scenario: Scenario; sheet: Sheet }[]): string {
  const { tree, line } = catalogue.line(rule.name);
  const per = rule.per.length === 0 ? '' : `, per ${rule.per.map((dim) => PER[dim]).join(' and ')}`;
  const isTyped = line.kind === 'input' || line.kind === 'choice' || line.kind === 'constant';
  const items = [
    `\`${rule.name}\`: ${rule.unit}${per}`,
    ...(tree ? [`Formula: \`${rule.how}\``, `In words: ${inWords(rule.how)}`] : [rule.how]),
    ...(isTyped
      ? []
      : plans.map(
          ({ name, scenario, sheet }, i) => `${name}: ${told(rule, rule.worked[i] ?? [], scenario, sheet)}`,
        )),
    ...(rule.better ? [`In a comparison, ${rule.better} is better.`] : []),
  ];
  return [`### ${rule.id} ${rule.label}`, rule.means, items.map((item) => `- ${item}`).join('\n')].join(
    '\n\n',
  );
}

/** The formula with labels in place of names, and signs as people write them. */
function inWords(formula: string): string {
  const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };
  return formula.replace(/[A-Za-z_]\w*|[-*/]/g, (word) =>
    catalogue.has(word) ? catalogue.line(word).line.label : (SIGNS[word] ?? word),
  );
}

/** A line's values: one figure, one a tier by its name, and of people who carry the same how many do. */
function told(rule: Rule, values: readonly Value[], scenario: Scenario, sheet: Sheet): string {
  if (rule.per.length === 0) return values.map((value) => figure(value, rule)).join(', ');
  const people = rule.per.includes('sdr') ? sheet.members('sdr').length : 1;
  if (!rule.per.includes('tier')) return alike(values, rule);
  return scenario.tiers
    .map(({ name }, i) => `${name} ${alike(values.slice(i * people, (i + 1) * people), rule)}`)
    .join(', ');
}

function alike(values: readonly Value[], rule: Rule): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(figure(value, rule), (counts.get(figure(value, rule)) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text} for each of ${count}`)).join(', ');
}

function figure(value: Value, { name }: Rule): string {
  if (isProblem(value)) return value.say;
  const { unit } = catalogue.line(name).line;
  switch (unit) {
    case 'arr':
    case 'mrr':
    case 'mrrPerMonth':
    case 'price':
      return `$${grouped(value, 2)}`;
    case 'rate':
      return `${grouped(value.times(100), 2)}%`;
    default:
      return grouped(value, 2);
  }
}

/** Rounded half away from zero, without zeros to spare, in groups of three. */
function grouped(value: Num, places: number): string {
  const [whole = '', part] = value.toDecimalPlaces(places).toString().split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? digits : `${digits}.${part}`;
}
