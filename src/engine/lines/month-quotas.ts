/** Rules H13 and H14: a person's quota over the months and quarters, in whole opportunities. */
import type { BulkAlgorithm, BulkInput } from '../formula/line.ts';

/**
 * Over tier, sdr and month: floor(q C_m + o) less the month before's, where C_m is the part of the person's capacity and season
 * that is over by the end of month m. People with one C whose quotas differ by an odd one at most have the mean of their
 * quotas as q, and offsets o that lie evenly between 0 and 1, the odd ones last: then their sum is what one person with all
 * of it would have, and the team's months stay even. A fraction of a quota comes in the last month.
 */
export const byMonth: BulkAlgorithm = (input) => {
  const [tiers, people, months] = [input.size('tier'), input.size('sdr'), input.size('month')];
  const handed = input.list('handedOpps');
  const parts = partsOver(input, people, months);
  const alike = groupsOf(people, (sdr, other) => {
    for (let m = 0; m < months; m += 1)
      if (parts[sdr * months + m] !== parts[other * months + m]) return false;
    return true;
  });
  const out = new Float64Array(tiers * people * months);
  for (let tier = 0; tier < tiers; tier += 1) {
    const quotaOf = (sdr: number): number => handed[tier * people + sdr] ?? NaN;
    const groups = alike.flatMap((group) => byOddOnes(group, quotaOf));
    for (const [g, group] of groups.entries()) {
      const mean = group.reduce((sum, sdr) => sum + quotaOf(sdr), 0) / group.length;
      const turn = (sdr: number): number => (sdr + tier) % people;
      const inLine = group.toSorted((a, b) => quotaOf(a) - quotaOf(b) || turn(a) - turn(b));
      for (const [rank, sdr] of inLine.entries()) {
        const offset = (rank + (g + 0.5) / groups.length) / group.length;
        const quota = quotaOf(sdr);
        const first = (tier * people + sdr) * months;
        let before = 0;
        for (let m = 0; m < months; m += 1) {
          const part = parts[sdr * months + m] ?? NaN;
          const so = m === months - 1 ? quota : Math.min(quota, Math.floor(mean * part + offset + 1e-9));
          out[first + m] = so - before;
          before = so;
        }
      }
    }
  }
  return out;
};

/** People in groups whose members are all alike, in the order in which they first appear. */
function groupsOf(people: number, isAlike: (sdr: number, other: number) => boolean): number[][] {
  const groups: number[][] = [];
  for (let sdr = 0; sdr < people; sdr += 1) {
    const group = groups.find(([first = 0]) => isAlike(sdr, first));
    if (group) group.push(sdr);
    else groups.push([sdr]);
  }
  return groups;
}

/** The group itself where its quotas are whole and differ by one at most, else a group for each quota. */
function byOddOnes(group: readonly number[], quotaOf: (sdr: number) => number): (readonly number[])[] {
  const quotas = group.map(quotaOf);
  const least = quotas.reduce((a, b) => Math.min(a, b), Infinity);
  if (quotas.every((quota) => Number.isInteger(quota) && quota - least <= 1)) return [group];
  const byQuota = new Map<number, number[]>();
  for (const sdr of group) {
    const same = byQuota.get(quotaOf(sdr));
    if (same) same.push(sdr);
    else byQuota.set(quotaOf(sdr), [sdr]);
  }
  return [...byQuota.values()];
}

/** Over tier, sdr and quarter: the sums of the months. */
export const byQuarter: BulkAlgorithm = (input) => {
  const monthly = byMonth(input);
  if ('code' in monthly) return monthly;
  const [months, quarters] = [input.size('month'), input.size('quarter')];
  const rows = monthly.length / Math.max(1, months);
  const inQuarter = input.list('inQuarter');
  const quarterOf = Array.from({ length: months }, (_, m) =>
    Array.from({ length: quarters }, (_, q) => q).findIndex((q) => inQuarter[q * months + m] === 1),
  );
  const out = new Float64Array(rows * quarters);
  for (let row = 0; row < rows; row += 1) {
    for (let m = 0; m < months; m += 1) {
      const place = row * quarters + (quarterOf[m] ?? 0);
      out[place] = (out[place] ?? 0) + (monthly[row * months + m] ?? NaN);
    }
  }
  return out;
};

/** For each person the part of their capacity and season that is over by the end of each month; even where they have none. */
function partsOver({ list }: BulkInput, people: number, months: number): Float64Array {
  const productive = list('productive');
  const season = list('seasonAt');
  const parts = new Float64Array(people * months);
  for (let sdr = 0; sdr < people; sdr += 1) {
    let sum = 0;
    for (let m = 0; m < months; m += 1) {
      sum += (productive[sdr * months + m] ?? NaN) * (season[m] ?? NaN);
      parts[sdr * months + m] = sum;
    }
    for (let m = 0; m < months; m += 1) {
      const place = sdr * months + m;
      parts[place] = sum === 0 ? (m + 1) / months : (parts[place] ?? NaN) / sum;
    }
  }
  return parts;
}
