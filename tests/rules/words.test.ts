import { spanInWords, timeInWords } from '../../domain/kernel/words';
import { guessCategory } from '../../domain/requests/categories';

const now = new Date('2026-11-18T10:00:00+08:00');

test.each([
  ['2026-11-18T17:30:00+08:00', '今天 17:30'],
  ['2026-11-18T23:59:00+08:00', '今天 23:59'],
  ['2026-11-19T00:01:00+08:00', '明天 00:01'],
  ['2026-11-17T09:00:00+08:00', '昨天 09:00'],
  ['2026-11-20T17:30:00+08:00', '周五 17:30'],
  ['2026-11-24T17:30:00+08:00', '周二 17:30'],
  ['2026-11-25T17:30:00+08:00', '11月25日 17:30'],
  ['2027-01-04T17:30:00+08:00', '2027年1月4日 17:30'],
])('%s is said as %s', (at, words) => expect(timeInWords(at, now)).toBe(words));

test.each([
  [5_000, '1 分钟'],
  [59 * 60_000, '59 分钟'],
  [60 * 60_000, '1 小时'],
  [26 * 3_600_000, '1 天'],
])('%i ms is %s', (ms, words) => expect(spanInWords(ms)).toBe(words));

test.each([
  ['3号楼东侧的路灯不亮了', 'lighting'],
  ['院门口窨井盖碎了一半', 'road'],
  ['楼上漏水，下水管道堵了', 'pipes'],
  ['楼道里有人给电动车充电，飞线', 'charging'],
  ['今天天气真好', 'other'],
])('%s is guessed as %s', (text, category) => expect(guessCategory(text)).toBe(category));
