import { dayFromNow } from '../../api/clock';
import { shanghaiDate } from '../../../domain/kernel/calendar';

/** 12月31日, 2027年1月1日: a day, told from its date or from a moment. */
export const dayInWords = (when: string): string => {
  const date = when.length === 10 ? when : shanghaiDate(new Date(when));
  const [year, month, day] = date.split('-').map(Number);
  const thisYear = Number(dayFromNow(0).slice(0, 4)) === year;
  return `${thisYear ? '' : `${year}年`}${month}月${day}日`;
};

/** 2 小时 30 分: how long somebody helped. */
export const hoursInWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${rest} 分钟`;
  return rest ? `${hours} 小时 ${rest} 分` : `${hours} 小时`;
};
