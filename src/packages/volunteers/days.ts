import { now } from '../../api/clock';
import { dateInWords } from '../../../domain/kernel/words';

/** 12月31日, 2027年1月1日: a day, told from its date or from a moment. */
export const dayInWords = (when: string): string => dateInWords(when, now());

/** 2 小时 30 分: how long somebody helped. */
export const hoursInWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${rest} 分钟`;
  return rest ? `${hours} 小时 ${rest} 分` : `${hours} 小时`;
};
