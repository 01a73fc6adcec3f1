import { COUNTED_MAX } from './schemas';

/** Times the way a neighbour says them, in Shanghai whatever TZ says. */
const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The same instant with its Shanghai wall clock in the UTC fields. */
const wall = (instant: Date): Date => new Date(instant.getTime() + SHANGHAI);
const dayNumber = (instant: Date): number => Math.floor(wall(instant).getTime() / DAY);

const dayInWords = (at: Date, now: Date): string => {
  const ahead = dayNumber(at) - dayNumber(now);
  const local = wall(at);
  if (ahead === 0) return '今天';
  if (ahead === 1) return '明天';
  if (ahead === -1) return '昨天';
  if (ahead > 1 && ahead < 7) return weekdays[local.getUTCDay()] ?? '';
  return dateInWords(at.toISOString(), now);
};

/** 12月31日, 2027年1月1日: a date as it is read, told from the date or from a moment. */
export const dateInWords = (when: string, now: Date): string => {
  const date = when.length === 10 ? new Date(`${when}T00:00:00+08:00`) : new Date(when);
  const local = wall(date);
  const words = `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return local.getUTCFullYear() === wall(now).getUTCFullYear() ? words : `${local.getUTCFullYear()}年${words}`;
};

/** 17:30, for what is read on another day. */
export const timeOfDay = (instant: Date): string => wall(instant).toISOString().slice(11, 16);

/** 今天 17:30, 周四 17:30, 11月28日 17:30 */
export const timeInWords = (at: string, now: Date): string => {
  const instant = new Date(at);
  return `${dayInWords(instant, now)} ${timeOfDay(instant)}`;
};

/** 20 分钟, 2 小时, 3 天: rounded down, never less than a minute. */
export const spanInWords = (ms: number): string => {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1440)} 天`;
};

/** 7, 99+: a number on a badge. Nobody reads more, and counting on would cost more the more there is. */
export const countInWords = (count: number): string => (count < COUNTED_MAX ? String(count) : `${COUNTED_MAX - 1}+`);
