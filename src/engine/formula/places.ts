/** Where a call that adds up reads its values: at other members than those of the cell that it stands in. */
import type { At, Call, Dim } from './tree.ts';

type Members = Readonly<{ members(dim: Dim): readonly string[] }>;

/** The members at which argument `arg` of `call` is read for a cell at `at`; a call that adds up nothing reads at `at`. */
export function placesOf(sheet: Members, call: Call, arg: number, at: At): At[] {
  switch (call.fn) {
    case 'SUM': {
      let places: At[] = [at];
      for (const dim of call.over)
        places = places.flatMap((place) => sheet.members(dim).map((member) => ({ ...place, [dim]: member })));
      return places;
    }
    case 'CUMULATE':
      return monthsBack(sheet, at, Infinity).map(({ month }) => ({ ...at, month }));
    case 'LAGGED': {
      const ages = sheet.members('age');
      return monthsBack(sheet, at, ages.length).map(({ month, back }) => {
        const age = ages[back];
        return arg === 1 && age !== undefined ? { ...at, month, age } : { ...at, month };
      });
    }
    default:
      return [at];
  }
}

/** The months up to that of `at`, at most `most` of them, each with how far it lies back; up to every month where `at` has none. */
function monthsBack(sheet: Members, at: At, most: number): { month: string; back: number }[] {
  const months = sheet.members('month');
  const lasts = at.month === undefined ? months.keys() : [months.indexOf(at.month)];
  return [...lasts].flatMap((last) =>
    months
      .slice(Math.max(0, last - most + 1), last + 1)
      .map((month, i, { length }) => ({ month, back: length - 1 - i })),
  );
}
