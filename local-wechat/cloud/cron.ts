import { Cron } from 'croner';

const CHINA_MINUTES = 8 * 60;
/** What croner reads beyond the platform's own notation (last days, nearest weekdays, …) would fail in production. */
const NOTATION = /^([\d*,/\s-]|[a-z]{3})*$/i;

/** WeChat cloud's timers: second minute hour day month weekday year, in UTC+8; a day and a weekday are alternatives. */
export const parseCron = (text: string): Cron => {
  if (!NOTATION.test(text)) throw new Error(`"${text}" has characters that a timer does not know`);
  return new Cron(text, { mode: '7-part', utcOffset: CHINA_MINUTES });
};

/** When the timer was last due in (after, until], if it was: a clock moved a year ahead finds one firing, not a storm. */
export const lastDue = (cron: Cron, after: number, until: number): number | undefined => {
  const nextSecond = Math.floor(until / 1000) * 1000 + 1000;
  const at = cron.previousRuns(1, new Date(nextSecond))[0]?.getTime();
  return at !== undefined && at > after ? at : undefined;
};
