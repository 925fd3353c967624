import { describe } from 'vitest';
import { example } from '../../support/example.ts';
import { plan, worked } from '../../support/plans.ts';

const contacts = { contacts: '1' };
const personas = { exec: contacts, director: contacts, practitioner: { contacts: '0' } };
/** ACV 60,000, two people, half a year: 182.5 days. */
const big = plan({ tiers: [{ cycleDays: '182.5', personas }], parts: { fit: { upsell: '1' } } });
const typed = plan({ parts: { fit: { acvLeast: '60000', people: '2', peopleLeast: '2', cycleLeast: '1' } } });

describe('four questions', () => {
  example('F1', 'canUpsell', 'said', [big, ['1']], [worked, ['0']]);
  example('F2', 'leastAcv', '60,000', [typed, ['60000']]);
  example('F3', 'leastPeople', '2', [typed, ['2']]);
  example('F4', 'leastCycle', '1', [typed, ['1']]);
  example('F5', 'peopleGiven', '2', [typed, ['2']]);
  example('K40', 'usualAcv', '50,000', [worked, ['50000']]);
  example('K41', 'usualPeople', '3', [worked, ['3']]);
  example('K42', 'halfYear', '6', [worked, ['6']]);
  example('F10', 'averageAcv', '12 x 5,000', [worked, ['60000']]);
  example('F11a', 'tierContacts', '1 + 1 + 0; usually 3 x 2', [big, ['2']], [worked, ['6']]);
  example('F11', 'peopleDeciding', 'those worked, or typed', [worked, ['6']], [big, ['2']], [typed, ['2']]);
  example('F12', 'averageCycle', '182.5 days of 365/12; 60 days', [big, ['6']], [worked, ['144/73']]);
  example('F13', 'fitUpsell', 'said', [big, ['1']], [worked, ['0']]);
  example('F14', 'fitAcv', '60,000 is above 50,000 and not above itself', [worked, ['1']], [typed, ['0']]);
  example('F15', 'fitPeople', '6 of 3; 2 of 3; 2 of 2', [worked, ['1']], [big, ['0']], [typed, ['1']]);
  example(
    'F16',
    'fitCycle',
    'two months; half a year exactly; one month asked',
    [worked, ['0']],
    [big, ['1']],
    [typed, ['1']],
  );
  example('F17', 'fitScore', 'added', [worked, ['2']], [big, ['3']], [typed, ['2']]);
});

describe('the win rate’s factors', () => {
  const factors = { stakeholders: '80%', procurement: '50%', security: '90%' };
  const hard = plan({ tiers: [{ factors }, {}] });
  const alone = plan({ tiers: [{ factors }] });
  example('I10a', 'stakeholderFactor', '80 %', [alone, ['4/5']]);
  example('I10b', 'procurementFactor', '50 %', [alone, ['1/2']]);
  example('I10c', 'securityFactor', '90 %', [alone, ['9/10']]);
  example('Q0a', 'winRate', '20 % x 0.8 x 0.5 x 0.9', [hard, ['9/125', '1/5']]);
});
