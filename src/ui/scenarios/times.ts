/** When something happened: exactly, as the locale writes it, and in words relative to now, never in the future (F33). */
import { createSubscriber } from 'svelte/reactivity';

const MINUTE = 60_000;

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, size: number])[] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/** Words of the app are English; only dates follow the locale. */
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export type Times = Readonly<{
  /** `Jan 4, 2027, 12:00 PM`, for an ISO time. */
  exact: (iso: string) => string;
  /** `5 minutes ago`; what a clock that was set back puts into the future is `just now`. */
  ago: (iso: string, now: number) => string;
}>;

export function createTimes(locale: string): Times {
  const exact = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    exact: (iso) => exact.format(Date.parse(iso)),
    ago: (iso, now) => {
      const age = now - Date.parse(iso);
      const [unit, size] = UNITS.find(([, least]) => age >= least) ?? [];
      return unit === undefined || size === undefined
        ? 'just now'
        : words.format(-Math.floor(age / size), unit);
    },
  };
}

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, MINUTE / 2);
  return () => {
    clearInterval(timer);
  };
});

/** The present in milliseconds since 1970; whatever is derived from it follows as time goes by. */
export function presentTime(): number {
  subscribe();
  return Date.now();
}
