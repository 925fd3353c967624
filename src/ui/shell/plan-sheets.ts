/** The sheets of the open plan besides the first, each loaded when it is first shown. */
import type { Component } from 'svelte';
import type { LaterSheet } from '../sheet-names.ts';

export const PLAN_SHEETS: Readonly<Record<LaterSheet, () => Promise<{ default: Component }>>> = {
  team: () => import('../team/TeamSheet.svelte'),
  months: () => import('../months/MonthsSheet.svelte'),
  capacity: () => import('../capacity/CapacitySheet.svelte'),
  money: () => import('../money/MoneySheet.svelte'),
  odds: () => import('../odds/OddsSheet.svelte'),
};
