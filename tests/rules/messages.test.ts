import { isTaken } from '../../local-wechat/cloud/openapi/values';
import { jobMachine, seekerMachine } from '../../domain/jobs/machine';
import { offerMachine, orderMachine } from '../../domain/offers/machine';
import { requestMachine } from '../../domain/requests/machine';
import { shopMachine } from '../../domain/shops/machine';
import { taskMachine } from '../../domain/tasks/machine';
import { meaningOf } from '../../domain/notices/delivery';
import { phrase, thing, time } from '../../domain/notices/values';

const now = new Date('2026-12-31T15:59:00.000Z'); // the last minute of a year in Shanghai

describe('a time', () => {
  test.each([
    ['2026-12-31T15:59:00.000Z', '23:59'],
    ['2026-12-31T15:58:59.999Z', '23:58'],
    ['2026-12-30T16:00:00.000Z', '00:00'],
    ['2026-12-31T00:00:00.000Z', '08:00'],
    ['2026-12-31T07:01:00.000Z', '15:01'],
    ['2026-12-31T16:00:00.000Z', '2027年1月1日 00:00'],
    ['2027-01-05T07:01:00.000Z', '2027年1月5日 15:01'],
    ['2026-12-30T15:59:59.999Z', '2026年12月30日 23:59'],
    ['2026-11-18T02:00:00.000Z', '2026年11月18日 10:00'],
    ['2024-02-29T01:00:00.000Z', '2024年2月29日 09:00'],
    ['2028-02-28T16:30:00.000Z', '2028年2月29日 00:30'],
    ['2027-02-28T16:30:00.000Z', '2027年3月1日 00:30'],
    ['2027-09-09T01:05:00.000Z', '2027年9月9日 09:05'],
    ['2026-12-31T15:59:00Z', '23:59'],
    ['2026-12-31T23:59:00+08:00', '23:59'],
    ['2027-01-01T00:00:00+08:00', '2027年1月1日 00:00'],
    ['', '23:59'],
    ['no moment at all', '23:59'],
  ])('%s is told as %s', (at, told) => {
    expect(time(at, now).value).toBe(told);
    expect(isTaken('time1', told)).toBe(true);
  });

  test('is one WeChat takes at any minute of two years, told at any other', () => {
    for (let hour = 0; hour < 2 * 366 * 24; hour += 7) {
      const at = new Date(now.getTime() + hour * 3_600_000 + hour * 61_000);
      for (const told of [time(at.toISOString(), now), time(now.toISOString(), at)])
        expect([told.value, isTaken('time1', told.value)]).toEqual([told.value, true]);
    }
  });
});

const family = '👨‍👩‍👧';
const texts: readonly (readonly [text: string, thing: string, phrase: string])[] = [
  ['路灯不亮', '路灯不亮', '路灯不亮'],
  ['', '没有', '没有'],
  [' ', '没有', '没有'],
  ['\n\t\r\n', '没有', '没有'],
  ['\u3000', '没有', '没有'],
  ['\u200b\u200e\ufeff', '没有', '没有'],
  ['\u0000\u0007', '没有', '没有'],
  ['路灯\n不亮', '路灯 不亮', '路灯不亮'],
  ['路灯\r\n\r\n不亮', '路灯 不亮', '路灯不亮'],
  ['路灯\u2028不亮', '路灯 不亮', '路灯不亮'],
  ['路\u0007灯', '路灯', '路灯'],
  ['路\u0000灯', '路灯', '路灯'],
  ['  路灯  ', '路灯', '路灯'],
  ['灯'.repeat(20), '灯'.repeat(20), '灯'.repeat(5)],
  ['灯'.repeat(21), '灯'.repeat(20), '灯'.repeat(5)],
  ['a'.repeat(30), 'a'.repeat(20), '没有'],
  ['𠮷'.repeat(20), '𠮷'.repeat(10), '𠮷'.repeat(5)],
  [`${'灯'.repeat(19)}𠮷`, '灯'.repeat(19), '灯'.repeat(5)],
  ['👍'.repeat(20), '👍'.repeat(10), '没有'],
  [family.repeat(4), family.repeat(2), '没有'],
  [`${'灯'.repeat(15)}${family}`, '灯'.repeat(15), '灯'.repeat(5)],
  ['\ud83d路灯', '路灯', '路灯'],
  ['路灯\udc4d', '路灯', '路灯'],
  [`${'灯'.repeat(19)} 亮`, '灯'.repeat(19), '灯'.repeat(5)],
  ['3号楼2单元', '3号楼2单元', '号楼单元'],
  ['Lamp #3', 'Lamp #3', '没有'],
  ['许愿人已注销，到此为止', '许愿人已注销，到此为止', '许愿人已注'],
  ['办理中（急）', '办理中（急）', '办理中急'],
  ['办理 中', '办理 中', '办理中'],
  ['<b>路灯</b>', '<b>路灯</b>', '路灯'],
  ['{{thing1.DATA}}', '{{thing1.DATA}}', '没有'],
  ['café', 'café', '没有'],
  ['ひらがな', 'ひらがな', '没有'],
];

describe.each(texts)('%j', (text, asThing, asPhrase) => {
  test('is a thing WeChat takes, each letter whole', () => {
    const { value } = thing(text, '没有');
    expect(value).toBe(asThing);
    expect(isTaken('thing1', value)).toBe(true);
    expect(value.length).toBeLessThanOrEqual(20);
  });
  test('is a phrase WeChat takes', () => {
    const { value } = phrase(text, '没有');
    expect(value).toBe(asPhrase);
    expect(isTaken('phrase1', value)).toBe(true);
  });
});

test('what WeChat’s answer means: a person’s no, a message that is wrong for ever, or another try', () => {
  expect(meaningOf(43101)).toEqual({ state: 'refused', amiss: false });
  for (const code of [40003, 40037, 41030, 47003]) expect(meaningOf(code)).toEqual({ state: 'refused', amiss: true });
  for (const code of [-1, 45009, -604101, 40001, 42001, -501001, undefined])
    expect(meaningOf(code)).toEqual({ state: 'failed', amiss: true });
});

test('the state of everything that tells people is a phrase as it is', () => {
  const machines = [requestMachine, shopMachine, taskMachine, jobMachine, seekerMachine, offerMachine, orderMachine];
  for (const { states } of machines)
    for (const label of Object.values<string>(states)) expect(phrase(label, '').value).toBe(label);
});
