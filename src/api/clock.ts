import { create } from 'zustand';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { keep, kept } from './kept';

/**
 * What time it is: the cloud's, which every answer tells. A phone's own clock may be years off, so this file alone
 * reads it, and only to know how much time has passed since.
 */
const KEY = 'clockAhead';
const DAY = 86_400_000;
/** A slower answer is no reason to draw anything anew. */
const NOTICEABLE = 5_000;

/** How far the cloud's clock is ahead of this phone's, remembered for a start without signal. */
export const useAhead = create<{ ahead: number }>(() => ({ ahead: kept(KEY, 0) }));

/** An answer said when it was given; a cloud of the version before says nothing. */
export const heard = (at: string | undefined): void => {
  const ahead = Date.parse(at ?? '') - Date.now();
  if (Number.isNaN(ahead) || Math.abs(ahead - useAhead.getState().ahead) < NOTICEABLE) return;
  keep(KEY, ahead);
  useAhead.setState({ ahead });
};

export const now = (): Date => new Date(Date.now() + useAhead.getState().ahead);

/** The date so many days from today, as Shanghai counts them: 2026-11-18. */
export const dayFromNow = (days: number): string => shanghaiDate(new Date(now().getTime() + days * DAY));
