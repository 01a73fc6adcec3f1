import fc from 'fast-check';
import * as v from 'valibot';
import { canBeDialled, isSamePhone, PHONE, phoneOf } from '../../domain/kernel/phones';
import { phone, phoneOrNone } from '../../domain/kernel/schemas';

test.each([
  ...[
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '138.0013.8000',
    '138–0013–8000',
    '138—0013—8000',
    '138－0013－8000',
    '138　0013　8000',
    '１３８００１３８０００',
    '１３８ ００１３ ８０００',
    '13800138000 ',
    ' 13800138000',
    '\t13800138000\n',
    '\u202d13800138000\u202c',
    '\ufeff13800138000',
    '+86 13800138000',
    '+8613800138000',
    '＋86 138 0013 8000',
    '+86-138-0013-8000',
    '(+86) 138 0013 8000',
    '（+86）13800138000',
    '0086 13800138000',
    '8613800138000',
    '86-13800138000',
    '013800138000',
    '电话：13800138000',
    '13800138000（儿子）',
    '138/0013/8000',
  ].map((written) => [written, '13800138000']),
  ...[
    '03752345678',
    '0375-2345678',
    '0375 2345678',
    '(0375) 2345678',
    '（0375）2345678',
    '0375—2345678',
    '0375－２３４５６７８',
    '0375-234-5678',
    '0375 234 5678',
    '+86 375 2345678',
    '+86 0375 2345678',
    '+86-375-2345678',
    '0086-375-2345678',
    '86 0375 2345678',
  ].map((written) => [written, '0375-2345678']),
  ...['01088888888', '010-88888888', '010-8888-8888', '(010)88888888', '+86 10 8888 8888'].map((written) => [
    written,
    '010-88888888',
  ]),
  ...[
    '0375-2345678-801',
    '0375-2345678转801',
    '0375-2345678 转 801',
    '03752345678 ext. 801',
    '(0375) 2345678 分机801',
  ].map((written) => [written, '0375-2345678-801']),
  ['13800138000转12', '13800138000-12'],
  ['400-800-1234', '4008001234'],
  ['4008001234', '4008001234'],
])('%j is kept as %s', (written, kept) => {
  expect(phoneOf(written ?? '')).toBe(kept);
  expect(phoneOf(kept ?? '')).toBe(kept);
  expect(v.parse(phone, written)).toBe(kept);
  expect(canBeDialled(written ?? '')).toBe(true);
});

test.each([
  '1380013800',
  '138001380000',
  '23800138000',
  '2345678',
  '0375-234567',
  '0375-234567890',
  '13800138000 或 13900139000',
  'abc',
  '138001380OO',
  '不方便说',
  '+1 650 253 0000',
  '0',
])('%j is nothing anybody could dial', (written) => {
  expect(phoneOf(written)).toBe('');
  expect(canBeDialled(written)).toBe(false);
  expect(v.safeParse(phone, written).success).toBe(false);
  expect(v.safeParse(phoneOrNone, written).success).toBe(false);
});

test('none at all is none, however many spaces it has', () => {
  expect(v.parse(phoneOrNone, '')).toBe('');
  expect(v.parse(phoneOrNone, '  ')).toBe('');
  expect(v.safeParse(phone, ' ').success).toBe(false);
});

test('two people mean the same telephone, whatever each of them wrote', () => {
  expect(isSamePhone('03752345678', '(0375) 2345678')).toBe(true);
  expect(isSamePhone('13800138000', '+86 138 0013 8000')).toBe(true);
  expect(isSamePhone('13800138000', '13800138001')).toBe(false);
  expect(isSamePhone('', '')).toBe(false);
});

test('whatever is written is either no number or has one form', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0137586+-( )（）转— x') }), (written) => {
      const kept = phoneOf(written);
      expect(kept === '' || PHONE.test(kept)).toBe(true);
      expect(phoneOf(kept)).toBe(kept);
    }),
    { numRuns: 3000 },
  );
});
