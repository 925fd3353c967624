/** Writes docs/calculation.md from the handbook: how the figures are computed, then every rule with worked values. */
import { handbook, type Rule } from '../../src/engine/formula/handbook.ts';
import type { Sheet } from '../../src/engine/formula/sheet.ts';
import type { Dim } from '../../src/engine/formula/tree.ts';
import { catalogue, LINES } from '../../src/engine/lines/catalogue.ts';
import { monthText } from '../../src/engine/members.ts';
import type { Num } from '../../src/engine/number.ts';
import { limitsInWords } from '../../src/engine/sheet-of.ts';
import { isProblem, type Value } from '../../src/engine/problem.ts';
import type { Scenario } from '../../src/engine/scenario.ts';

/** Chapters in their order, each with the rules of a letter and the names of the plans that it is worked with. */
const CHAPTERS: readonly Readonly<{
  title: string;
  about: string;
  letter: RegExp;
  plans: readonly string[];
}>[] = [
  {
    title: 'Inputs',
    about: 'What is typed on the Plan sheet, and what may be typed.',
    letter: /^I/,
    plans: [],
  },
  {
    title: 'Quota',
    about: 'From the ARR target to opportunities per SDR, and to the ARR that whole opportunities plan.',
    letter: /^Q/,
    plans: ['One tier', 'Three tiers'],
  },
  {
    title: 'Hand-out',
    about:
      'What is handed out to the team, to managers and to each SDR, by month and quarter, and how evenly; and the blends that a CRM shows.',
    letter: /^H/,
    plans: ['One tier', 'Three tiers', 'A team'],
  },
  {
    title: 'Whole numbers',
    about: 'Splits by count, the fewest opportunities that would do, and the best mix of tiers.',
    letter: /^W/,
    plans: ['One tier', 'Three tiers'],
  },
  {
    title: 'Team',
    about: 'The roster, ramp profiles and attrition: who is there in which month, and how productive.',
    letter: /^T/,
    plans: ['A team'],
  },
  {
    title: 'Months',
    about:
      'Season, how deals close over time, and what is created, won and booked in each month: what lands inside the plan, what carries over, and what the roster can create.',
    letter: /^S/,
    plans: ['A team'],
  },
  {
    title: 'Capacity',
    about:
      'From the funnel to accounts, from the work on an account to hours, and the load of the hours there are.',
    letter: /^C/,
    plans: ['A team'],
  },
  {
    title: 'Money',
    about: 'What the team costs, what an opportunity and a win cost, and when it is paid back.',
    letter: /^M/,
    plans: ['A team'],
  },
  {
    title: 'Account-based fit',
    about: 'Four questions that tell whether accounts are worth working one by one.',
    letter: /^F/,
    plans: ['A team'],
  },
  {
    title: 'Recurring revenue',
    about: 'From the ARR at the start of the plan to the ARR at its end.',
    letter: /^R/,
    plans: ['A team'],
  },
  {
    title: 'Odds',
    about:
      'How surely win rates are known, how likely the target is, what may come by month and by person, and the quota for a chance that is wanted.',
    letter: /^O/,
    plans: ['One tier', 'Three tiers', 'A team'],
  },
  {
    title: 'Constants',
    about: 'Numbers that the rules above name: units, and what is taken where nothing is typed.',
    letter: /^K/,
    plans: [],
  },
];

type Worked = Readonly<{ name: string; scenario: Scenario; sheet: Sheet }>;

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
  level: 'chance wanted',
  quantile: 'quantile',
};

/** @param plans worked plans by their names, in the order their values are shown */
export function calculation(intro: string, plans: readonly Worked[]): string {
  const rules = handbook(
    catalogue,
    plans.map(({ sheet }) => sheet),
    limitsInWords,
  );
  const order = Object.keys(LINES);
  const sorted = [...rules].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const sections = CHAPTERS.map(({ title, about, letter, plans: names }) => {
    const own = sorted.filter(({ id }) => letter.test(id));
    return [`## ${title}`, about, ...own.map((rule) => ruleText(rule, plans, names))].join('\n\n');
  });
  return `${[intro.trim(), ...sections].join('\n\n')}\n`;
}

function ruleText(rule: Rule, plans: readonly Worked[], names: readonly string[]): string {
  const { tree, line } = catalogue.line(rule.name);
  const per = rule.per.length === 0 ? '' : `, per ${rule.per.map((dim) => PER[dim]).join(' and ')}`;
  const isTyped = line.kind === 'input' || line.kind === 'choice' || line.kind === 'constant';
  const items = [
    `\`${rule.name}\`: ${rule.unit}${per}`,
    ...(tree ? [`Formula: \`${rule.how}\``, `In words: ${inWords(rule.how)}`] : [rule.how]),
    ...(isTyped
      ? []
      : plans.flatMap(({ name, scenario, sheet }, i) =>
          names.includes(name) ? [`${name}: ${told(rule, rule.worked[i] ?? [], scenario, sheet)}`] : [],
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

/** A line's values: one figure, one a tier by its name, and of others that are the same how many are. */
function told(rule: Rule, values: readonly Value[], scenario: Scenario, sheet: Sheet): string {
  if (rule.per.length === 0) return values.map((value) => figure(value, rule)).join(', ');
  if (values.length === 0) return 'there are none';
  if (rule.per[0] !== 'tier') return alike(values, rule);
  const each = rule.per.slice(1).reduce((count, dim) => count * sheet.members(dim).length, 1);
  return scenario.tiers
    .map(({ name }, i) => `${name} ${alike(values.slice(i * each, (i + 1) * each), rule)}`)
    .join(', ');
}

/** What stands one after another, the same in a row once with its count; of long rows the first ones and the last. */
function alike(values: readonly Value[], rule: Rule): string {
  const runs: { text: string; count: number }[] = [];
  for (const text of values.map((value) => figure(value, rule))) {
    const last = runs.at(-1);
    if (last?.text === text) last.count += 1;
    else runs.push({ text, count: 1 });
  }
  const texts = runs.map(({ text, count }) => (count === 1 ? text : `${text} for each of ${count}`));
  return texts.length <= MOST_TOLD
    ? texts.join(', ')
    : `${texts.slice(0, 4).join(', ')} … ${texts.at(-1) ?? ''} (${values.length} in all)`;
}

const MOST_TOLD = 12;

function figure(value: Value, { name }: Rule): string {
  if (isProblem(value)) return value.say;
  const { unit } = catalogue.line(name).line;
  switch (unit) {
    case 'arr':
    case 'mrr':
    case 'mrrPerMonth':
    case 'price':
    case 'money':
    case 'moneyPerYear':
      return value.isNegative() ? `−$${grouped(value.neg(), 2)}` : `$${grouped(value, 2)}`;
    case 'rate':
      return `${grouped(value.times(100), 2)}%`;
    case 'date':
      return monthText(value.toNumber());
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
