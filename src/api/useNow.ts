import { useEffect } from 'react';
import { call, hasAsked } from './call';
import { dayFromNow, now, useAhead } from './clock';

/** Drawn anew once the cloud says that it is another time; a screen that asks it nothing else asks it that. */
const useClock = (): void => {
  useAhead();
  useEffect(() => {
    const later = setTimeout(() => {
      if (!hasAsked()) void call('person.me', {});
    });
    return () => clearTimeout(later);
  }, []);
};

/** What time it is, for what is drawn. */
export const useNow = (): Date => {
  useClock();
  return now();
};

/** The date so many days from today, for what is drawn. */
export const useDayFromNow = (days: number): string => {
  useClock();
  return dayFromNow(days);
};
