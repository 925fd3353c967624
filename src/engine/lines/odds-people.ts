/** Rules O56 and O57: the chance that each SDR's opportunities bring what is planned of them, and each manager's team. */
import type { Algorithm, AlgorithmInput, Fault } from '../formula/line.ts';
import { floor, fromDouble, toDouble, ZERO, type Num } from '../number.ts';
import { at, single } from './algorithm-input.ts';
import { chanceOf, EVERY_WIN, tiersOf } from './odds-model.ts';
import { NOBODY } from './team-months.ts';

/** Over SDRs: those who carry the same have the same chance, and it is computed once. */
export const sdrChances: Algorithm = (input) => {
  const { list, size } = input;
  const people = size('sdr');
  if (people === 0) return NOBODY;
  const chance = chancesOf(input);
  const handed = list('handedOpps');
  return Array.from({ length: people }, (_, sdr) =>
    chance(
      tiersOf(input).map((tier) => at(handed, tier * people + sdr)),
      ZERO.plus(1),
    ),
  );
};

/** Over managers: the chance that the team brings what the manager answers for. */
export const managerChances: Algorithm = (input) => {
  const { list, size } = input;
  const [people, managers] = [size('sdr'), size('manager')];
  const chance = chancesOf(input);
  const [handed, reports] = [list('handedOpps'), list('reports')];
  const [own, team] = [list('managerMrr'), list('managerTeamMrr')];
  return Array.from({ length: managers }, (_, manager) => {
    const opps = tiersOf(input).map((tier) =>
      Array.from({ length: people }, (__, sdr) => sdr)
        .filter((sdr) => !at(reports, manager * people + sdr).isZero())
        .reduce((sum, sdr) => sum.plus(at(handed, tier * people + sdr)), ZERO),
    );
    const all = at(team, manager);
    return all.isZero() ? fromDouble(1) : chance(opps, at(own, manager).div(all));
  });
};

/** The chance of reaching a part of the planned ARR of so many opportunities handed out. */
function chancesOf(input: AlgorithmInput): (handed: readonly Num[], part: Num) => Num | Fault {
  const wins = EVERY_WIN.wins(input);
  const attainment = single(input.list('attainment'));
  const arr = input.list('oppArr');
  const known = new Map<string, Num | Fault>();
  return (handed, part) => {
    const key = [...handed, part].map(String).join();
    const before = known.get(key);
    if (before) return before;
    const planned = handed.reduce((sum, opps, tier) => sum.plus(opps.times(at(arr, tier))), ZERO);
    const opps = handed.map((count) => toDouble(floor(count.times(attainment))));
    const found = chanceOf(input, opps, wins, planned.times(part));
    known.set(key, found);
    return found;
  };
}
