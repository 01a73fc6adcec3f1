type Case = [parameter: unknown, value: unknown];

/** Operators computed for the first place (see stages.ts). `undefined` means the field is left out. */
export const expressionCases: Record<string, Case[]> = {
  abs: [['$m', 2.5]],
  add: [
    [['$n', 1, 2], 10],
    [['$at', 1000], new Date('2026-03-04T05:06:08.008Z')],
  ],
  ceil: [['$m', -2]],
  divide: [[['$n', 2], 3.5]],
  exp: [[0, 1]],
  floor: [['$m', -3]],
  ln: [[1, 0]],
  log: [[[8, 2], 3]],
  log10: [[1000, 3]],
  mod: [[['$n', 4], 3]],
  multiply: [[['$n', '$m'], -17.5]],
  pow: [[['$n', 2], 49]],
  sqrt: [[49, 7]],
  subtract: [
    [['$n', 10], -3],
    [['$at', '$at'], 0],
  ],
  trunc: [['$m', -2]],
  arrayElemAt: [
    [['$list', 0], 3],
    [['$list', -1], 2],
    [['$list', 9], undefined],
  ],
  arrayToObject: [
    ['$pairs', { a: 1 }],
    [{ $literal: [['x', 1]] }, { x: 1 }],
  ],
  concatArrays: [
    [
      ['$list', [4]],
      [3, 1, 2, 4],
    ],
  ],
  filter: [[{ input: '$list', as: 'one', cond: { $gt: ['$$one', 1] } }, [3, 2]]],
  in: [[[1, '$list'], true]],
  indexOfArray: [
    [['$list', 2], 2],
    [['$list', 8], -1],
  ],
  isArray: [
    ['$list', true],
    ['$n', false],
  ],
  map: [[{ input: '$list', as: 'one', in: { $add: ['$$one', 1] } }, [4, 2, 3]]],
  range: [
    [
      [0, 5, 2],
      [0, 2, 4],
    ],
  ],
  reduce: [[{ input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } }, 6]],
  reverseArray: [['$list', [2, 1, 3]]],
  size: [['$list', 3]],
  slice: [
    [
      ['$list', 2],
      [3, 1],
    ],
    [['$list', 1, 1], [1]],
  ],
  zip: [
    [
      { inputs: ['$list', ['a', 'b']] },
      [
        [3, 'a'],
        [1, 'b'],
      ],
    ],
  ],
  and: [[['$yes', '$no'], false]],
  not: [[['$no'], true]],
  or: [[['$yes', '$no'], true]],
  cmp: [[['$n', 10], -1]],
  eq: [[['$n', 7], true]],
  gt: [[['$n', 7], false]],
  gte: [[['$n', 7], true]],
  lt: [[['$n', 8], true]],
  lte: [[['$n', 6], false]],
  neq: [[['$n', 8], true]],
  cond: [
    [{ if: { $gt: ['$n', 5] }, then: 'many', else: 'few' }, 'many'],
    [['$no', 1, 2], 2],
  ],
  ifNull: [[['$missing', 'none'], 'none']],
  switch: [[{ branches: [{ case: { $eq: ['$kind', 'shop'] }, then: 1 }], default: 2 }, 1]],
  literal: [['$n', '$n']],
  let: [[{ vars: { double: { $multiply: ['$n', 2] } }, in: { $add: ['$$double', 1] } }, 15]],
  mergeObjects: [[['$o', { b: 3 }], { a: 1, b: 3 }]],
  objectToArray: [
    [
      '$o',
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
    ],
  ],
  dateFromParts: [[{ year: 2026, month: 3, day: 4, hour: 5 }, new Date('2026-03-04T05:00:00Z')]],
  dateFromString: [[{ dateString: '2026-03-04T05:06:07.000Z' }, new Date('2026-03-04T05:06:07Z')]],
  dayOfMonth: [['$at', 4]],
  dayOfWeek: [['$at', 4]],
  dayOfYear: [['$at', 63]],
  isoDayOfWeek: [['$at', 3]],
  isoWeek: [['$at', 10]],
  isoWeekYear: [['$at', 2026]],
  millisecond: [['$at', 8]],
  minute: [['$at', 6]],
  month: [['$at', 3]],
  second: [['$at', 7]],
  hour: [
    ['$at', 5],
    [{ date: '$at', timezone: '+08:00' }, 13],
    [{ date: '$at', timezone: 'Asia/Shanghai' }, 13],
  ],
  week: [['$at', 9]],
  year: [['$at', 2026]],
  dateToString: [
    [{ date: '$at', format: '%Y-%m-%d %H:%M:%S' }, '2026-03-04 05:06:07'],
    [{ date: '$at', format: '%Y-%m-%d', timezone: '+08:00' }, '2026-03-04'],
    [{ date: '$at', format: '%H:%M', timezone: 'Asia/Shanghai' }, '13:06'],
  ],
  allElementsTrue: [
    [[['$yes', '$no']], false],
    [[[1, true]], true],
  ],
  anyElementTrue: [[[['$yes', '$no']], true]],
  setDifference: [
    [
      ['$list', [1]],
      [3, 2],
    ],
  ],
  setEquals: [[['$list', [1, 2, 3]], true]],
  setIntersection: [[['$list', [3, 1, 9]], expect.arrayContaining([3, 1])]],
  setIsSubset: [[[[1], '$list'], true]],
  setUnion: [[['$list', [9]], expect.arrayContaining([3, 1, 2, 9])]],
  concat: [
    [['$text', '-', '$kind'], 'Hello-shop'],
    [['$text', '$missing'], null],
  ],
  indexOfBytes: [
    [['$text', 'l'], 2],
    [['$hanzi', '界'], 3],
  ],
  indexOfCP: [
    [['$text', 'z'], -1],
    [['$hanzi', '界'], 1],
  ],
  split: [
    [
      ['a-b', '-'],
      ['a', 'b'],
    ],
  ],
  strLenBytes: [['$hanzi', 6]],
  strLenCP: [['$hanzi', 2]],
  strcasecmp: [[['$text', 'hello'], 0]],
  substr: [
    [['$text', 1, 3], 'ell'],
    [['$text', 1, -1], 'ello'],
    [['$text', 3, 99], 'lo'],
  ],
  substrBytes: [
    [['$text', 1, 3], 'ell'],
    [['$hanzi', 3, 3], '界'],
  ],
  substrCP: [[['$hanzi', 1, 1], '界']],
  toLower: [['$text', 'hello']],
  toUpper: [['$text', 'HELLO']],
  max: [['$list', 3]],
  min: [['$list', 1]],
  sum: [['$list', 6]],
  avg: [['$list', 2]],
  stdDevPop: [['$list', Math.sqrt(2 / 3)]],
  stdDevSamp: [['$list', 1]],
};

/** Operators over a group: all places by rising n (7, 20, 30, 45; shop, park, shop, none). */
export const groupCases: Record<string, Case[]> = {
  addToSet: [['$kind', expect.arrayContaining(['shop', 'park', 'none'])]],
  avg: [['$n', 25.5]],
  first: [['$kind', 'shop']],
  last: [['$kind', 'none']],
  max: [['$n', 45]],
  min: [['$n', 7]],
  push: [['$n', [7, 20, 30, 45]]],
  stdDevPop: [['$n', expect.closeTo(13.9014)]],
  stdDevSamp: [['$n', expect.closeTo(16.052)]],
  sum: [
    ['$n', 102],
    [1, 4],
  ],
  mergeObjects: [['$o', { a: 1, b: 2 }]],
};
