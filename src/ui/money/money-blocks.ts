/** What the SDR programme costs and returns, the AEs it needs, and ending ARR: grids of single figures and of tiers. */
import type { GridModel } from '../grid/model.ts';
import { perTier } from '../capacity/account-blocks.ts';
import { asked } from '../capacity/asked.ts';
import { facts } from '../sheets/fact-blocks.ts';
import { assumed, computed, typed, type SheetView } from '../sheets/sheet-cells.ts';

export function costBlock(view: SheetView): GridModel {
  return facts(view, 'What an SDR costs', [
    ['Base pay', asked(view, 'basePay'), 'a year'],
    ['Variable pay', asked(view, 'variablePay'), 'a year, at full quota'],
    ['Loading of base pay', assumed(view, 'usualLoading', 'loading'), 'times base pay'],
    ['Tools', typed(view, 'tools'), 'a year'],
    ['Cost of an SDR', computed(view, 'sdrYearCost', {}, { strong: true }), 'a year'],
  ]);
}

export function spendBlock(view: SheetView): GridModel {
  return facts(view, 'What it costs', [
    ['SDR programme', computed(view, 'programmeCost', {}, { strong: true }), 'over the plan period'],
    ['Per account worked', computed(view, 'accountCost'), 'over accounts to work'],
    ['Per opportunity', computed(view, 'oppCost'), 'expected to be accepted'],
    ['Per win', computed(view, 'winCost'), 'over deals won in time'],
  ]);
}

export function returnBlock(view: SheetView): GridModel {
  return facts(view, 'What it returns', [
    ['Gross margin', asked(view, 'margin'), 'of recurring revenue'],
    ['Horizon', assumed(view, 'usualHorizon', 'horizon'), 'years; 3 unless typed'],
    ['Churn', typed(view, 'churn'), 'a year'],
    ['Expansion', typed(view, 'expansion'), 'a year'],
    ['Margin over the horizon', computed(view, 'returned'), 'on what the plan wins'],
    ['Return multiple', computed(view, 'returnMultiple', {}, { strong: true }), 'times the cost'],
    ['Payback', computed(view, 'payback', {}, { strong: true }), 'months of margin'],
  ]);
}

export function aeBlock(view: SheetView): GridModel {
  return facts(view, 'Account executives', [
    ['An AE can carry', asked(view, 'aeOpps'), 'new opportunities a month'],
    ['AEs needed', computed(view, 'aesNeeded'), 'in an average month'],
    ['AEs per SDR', computed(view, 'aesPerSdr'), 'full-time'],
  ]);
}

export function recurringBlock(view: SheetView): GridModel {
  return facts(view, 'Recurring revenue', [
    ['Starting ARR', typed(view, 'startArr'), 'when the plan begins'],
    ['Churn', typed(view, 'churn'), 'a year, as above'],
    ['Expansion', typed(view, 'expansion'), 'a year, as above'],
  ]);
}

export function endingBlock(view: SheetView): GridModel {
  return facts(view, 'Ending ARR', [
    ['When the plan begins', computed(view, 'startPart'), ''],
    ['New ARR', computed(view, 'newPart'), 'lands inside the plan'],
    ['Expansion', computed(view, 'expansionPart'), 'of what was there'],
    ['Churn', computed(view, 'churnPart'), 'lost of what was there'],
    ['Ending ARR', computed(view, 'endingArr', {}, { strong: true }), 'the sum, to the cent'],
  ]);
}

export function factorsBlock(view: SheetView): GridModel {
  const end = { align: 'end' } as const;
  return perTier(
    view,
    'Win-rate factors',
    [
      { id: 'base', head: 'AE win rate', hint: 'from the Plan sheet', ...end, minWidth: '6rem' },
      { id: 'stakeholders', head: 'Stakeholders', hint: 'factor', ...end },
      { id: 'procurement', head: 'Procurement', hint: 'factor', ...end },
      { id: 'security', head: 'Security', hint: 'or implementation, factor', ...end, minWidth: '7rem' },
      { id: 'winRate', head: 'Win rate', hint: 'used in the plan', ...end, minWidth: '6rem' },
    ],
    (tier) => [
      computed(view, 'baseWinRate', { tier }, { role: 'linked' }),
      typed(view, 'stakeholderFactor', { tier }),
      typed(view, 'procurementFactor', { tier }),
      typed(view, 'securityFactor', { tier }),
      computed(view, 'winRate', { tier }, { strong: true }),
    ],
  );
}
