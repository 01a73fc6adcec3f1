import * as v from 'valibot';
import { codeOf, readingsOf, type CodeKind } from '../../domain/kernel/codes';
import { typedCode } from '../../domain/kernel/schemas';

const typed: readonly (readonly [kind: CodeKind, kept: string, typed: readonly string[]])[] = [
  [
    'request',
    '270103-13FWN',
    [
      '270103-13FWN',
      '270103－13FWN',
      '270103—13FWN',
      '270103——13FWN',
      '270103–13FWN',
      '270103‐13FWN',
      '270103−13FWN',
      '270103ー13FWN',
      '270103_13FWN',
      '270103 13FWN',
      '270103　13FWN',
      '27010313FWN',
      '27010313fwn',
      ' 270103-13FWN ',
      '270103 - 13FWN',
      '２７０１０３－１３ＦＷＮ',
      '２７０１０３－１３ｆｗｎ',
      '27O1O3-13FWN',
      '27o1o3-13fwn',
      '270I03-13FWN',
      '270l03-l3fwn',
      '27OLO3-I3FWN',
      '编号 270103-13FWN',
      '编号：270103-13FWN。',
      '270103-1 3 F W N',
      '#270103-13FWN',
      '\u200b270103-13FWN',
      '270103\n13FWN',
      '270103.13FWN',
      '27 01 03 13 FW N',
    ],
  ],
  [
    'link',
    '012345',
    ['012345', '012 345', '０１２３４５', 'O12345', 'o12345', '0l2345', '0I2345', '01-23-45', ' 012345 '],
  ],
  ['row', '261121-7KQ4M2', ['261121-7KQ4M2', '2611217kq4m2', '261121—7KQ4M2', '26ll21 7kq4m2']],
  [
    'certificate',
    '7KQ4-M2TR-90XA',
    [
      '7KQ4-M2TR-90XA',
      '7kq4m2tr9oxa',
      '7KQ4 M2TR 9OXA',
      '７ＫＱ４－Ｍ２ＴＲ－９０ＸＡ',
      '7KQ4—M2TR—90XA',
      '7KQ4 - M2TR - 90XA',
    ],
  ],
  ['voucher', '0a1b2c3d4e5f6g7h', ['0a1b2c3d4e5f6g7h', '0A1B 2C3D 4E5F 6G7H', '0A1B-2C3D-4E5F-6G7H']],
  ['checkIn', '0a1b2c3d', ['0a1b2c3d', '0A1B 2C3D', 'oalb2c3d']],
  ['member', '7KQ4M2TR', ['7KQ4M2TR', '7kq4m2tr', '7KQ4-M2TR', '7kq4 m2tr']],
  ['organisation', '0a1b2c3d4e', ['0a1b2c3d4e', '0A1B2 C3D4E']],
  ['invitation', 'abcdefgh0123456789jkmnpq', ['ABCDEFGH0123456789JKMNPQ', 'abcdefgh 01234567 89jkmnpq']],
];

test.each(typed.flatMap(([kind, kept, all]) => all.map((one) => [kind, one, kept] as const)))(
  'a %s typed as %j is %s',
  (kind, one, kept) => {
    expect(codeOf(kind, one)).toBe(kept);
    expect(v.parse(typedCode(kind), one)).toBe(kept);
    expect(codeOf(kind, kept)).toBe(kept);
  },
);

test.each<[CodeKind, string]>([
  ['request', ''],
  ['request', '270103-13FW'],
  ['request', '270103-13FWNN'],
  ['request', '27A103-13FWN'],
  ['link', '12345'],
  ['link', '1234567'],
  ['certificate', '7KQ4-M2TR-90X'],
  ['voucher', '你好'],
  ['invitation', 'abc'],
])('a %s typed as %j is none', (kind, one) => {
  expect(codeOf(kind, one)).toBe('');
  expect(v.safeParse(typedCode(kind), one).success).toBe(false);
});

test('a code of an earlier version is found as it was handed out, a new one as it is meant', () => {
  expect(readingsOf(codeOf('invitation', 'OLI'.repeat(8)))).toEqual(['oli'.repeat(8), '011'.repeat(8)]);
  expect(readingsOf(codeOf('voucher', 'OA1B-2C3D-4E5F-6G7H'))).toContain('0a1b2c3d4e5f6g7h');
  expect(readingsOf('0a1b2c3d4e')).toEqual(['0a1b2c3d4e']);
});
