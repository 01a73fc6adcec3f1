import { shanghaiDate } from '../kernel/calendar';

/** Year and month of a minor's birth: the law asks for no more. The month of cards made before it was asked is null. */
export type Born = { readonly year: number; readonly month: number | null };

/** What is known of somebody's age. A grown-up is asked nothing, so nothing is known of most. */
export type Aged = {
  readonly born?: Born | null;
  /** When they, or their guardian, said that they are under fourteen; empty or missing for everybody else. */
  readonly childSince?: string;
};

export const CHILD_AGE = 14;
export const ADULT_AGE = 18;
const GROWN_UP = 200;
const DECEMBER = 12;

const monthOf = (now: Date): Born & { readonly month: number } => {
  const [year = 0, month = 0] = shanghaiDate(now).split('-').map(Number);
  return { year, month };
};

/** Full years they have had for sure: a day nobody asked is the last of its month, an unknown month the last of its year. */
const yearsSince = ({ year, month }: Born, now: Date): number => {
  const today = monthOf(now);
  return today.year - year - (today.month > (month ?? DECEMBER) ? 0 : 1);
};

/**
 * How old somebody surely is, the one place that knows. Whoever said they are under fourteen and not when they were
 * born may have been born that very day.
 */
export const ageAt = ({ born, childSince }: Aged, now: Date): number => {
  if (born) return yearsSince(born, now);
  return childSince ? yearsSince(monthOf(new Date(childSince)), now) : GROWN_UP;
};

export const isUnderFourteen = (aged: Aged, now: Date): boolean => ageAt(aged, now) < CHILD_AGE;
export const isMinorAt = (aged: Aged, now: Date): boolean => ageAt(aged, now) < ADULT_AGE;

/** However an unknown month is read: whoever only may be under fourteen is not held to have said so. */
export const isChildBy = ({ year, month }: Born, now: Date): boolean =>
  yearsSince({ year, month: month ?? 1 }, now) < CHILD_AGE;

export const isAhead = ({ year, month }: Born, now: Date): boolean => {
  const today = monthOf(now);
  return year > today.year || (year === today.year && (month ?? 1) > today.month);
};

/** Whether it makes somebody older than what was said before: the month of a year already said makes it exact, no more. */
export const makesOlder = ({ born, childSince }: Aged, said: Born): boolean => {
  if (born)
    return said.year < born.year || (said.year === born.year && born.month !== null && (said.month ?? 1) < born.month);
  return childSince ? yearsSince(said, new Date(childSince)) >= CHILD_AGE : false;
};
