import { describe, expect, it } from 'vitest';
import { withPastedTiers } from '../../../src/ui/sheets/paste-tiers.ts';
import { threeTiers as planOfThree } from '../../support/plans.ts';

const threeTiers = planOfThree();

const ids = () => {
  let count = 0;
  return () => `new${(count += 1)}`;
};

describe('withPastedTiers', () => {
  const [mid] = threeTiers.tiers;
  const at = (field: string) => `tiers[${mid?.id ?? ''}].${field}`;

  it('makes the edits and a tier for each row, read as if they were typed', () => {
    const after = withPastedTiers(
      threeTiers,
      'de-DE',
      [
        [
          { id: at('name'), text: 'Public' },
          { id: at('price'), text: '1.000,50' },
          { id: `quotaOpps[${mid?.id ?? ''}]`, text: '7' },
        ],
        [{ id: at('seats'), text: 'many' }],
      ],
      [{ id: at('seats'), text: '33' }],
      ids(),
    );
    expect(after.tiers).toHaveLength(5);
    expect(after.tiers[0]?.seats).toBe('33');
    expect(after.tiers[3]).toMatchObject({
      id: 'new1',
      name: 'Public',
      price: '1000.5',
      opps: '7',
      seats: '',
    });
    expect(after.tiers[4]).toMatchObject({ id: 'new2', name: 'Tier 5', seats: "='many", arrShare: '0' });
    expect(after.tiers.slice(1, 3)).toEqual(threeTiers.tiers.slice(1));
  });

  it('leaves the scenario that it was given as it was', () => {
    const before = JSON.stringify(threeTiers);
    withPastedTiers(threeTiers, 'en-US', [[{ id: at('name'), text: 'x' }]], [], ids());
    expect(JSON.stringify(threeTiers)).toBe(before);
  });
});
