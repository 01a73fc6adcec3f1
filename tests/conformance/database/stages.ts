import type { Command, Fields, Pipeline } from '../../support/sdk';

const first = {
  _id: 'p1',
  n: 7,
  m: -2.5,
  kind: 'shop',
  text: 'Hello',
  hanzi: '世界',
  list: [3, 1, 2],
  pairs: [{ k: 'a', v: 1 }],
  o: { a: 1, b: 2 },
  at: new Date('2026-03-04T05:06:07.008Z'),
  yes: true,
  no: false,
};

export const stageDocuments = {
  places: [
    first,
    { _id: 'p2', n: 20, kind: 'park', list: [] },
    { _id: 'p3', n: 30, kind: 'shop', list: [9] },
    { _id: 'p4', n: 45, kind: 'none' },
  ],
  kinds: [
    { _id: 'k1', name: 'shop', label: '商铺', floors: 1 },
    { _id: 'k2', name: 'park', label: '公园', floors: 0 },
  ],
};

type Case = [pipe: (from: Pipeline) => Pipeline, list: Fields[]];

/** Every aggregation stage of the SDK. */
export const stageCases = ({ aggregate: $ }: Command): Record<string, Case[]> => ({
  addFields: [
    [
      (all) =>
        all
          .match({ n: 20 })
          .addFields({ twice: $['multiply']?.(['$n', 2]), 'in.side': 1 })
          .project({ _id: 0, twice: 1, in: 1 }),
      [{ twice: 40, in: { side: 1 } }],
    ],
  ],
  bucket: [
    [
      (all) => all.bucket({ groupBy: '$n', boundaries: [0, 25, 40], default: 'other', output: { count: { $sum: 1 } } }),
      [
        { _id: 0, count: 2 },
        { _id: 25, count: 1 },
        { _id: 'other', count: 1 },
      ],
    ],
  ],
  bucketAuto: [
    [
      (all) => all.bucketAuto({ groupBy: '$n', buckets: 2 }),
      [
        { _id: { min: 7, max: 30 }, count: 2 },
        { _id: { min: 30, max: 45 }, count: 2 },
      ],
    ],
  ],
  count: [[(all) => all.match({ kind: 'shop' }).count('shops'), [{ shops: 2 }]]],
  group: [
    [
      (all) => all.group({ _id: '$kind', total: $['sum']?.('$n') }).sort({ _id: 1 }),
      [
        { _id: 'none', total: 45 },
        { _id: 'park', total: 20 },
        { _id: 'shop', total: 37 },
      ],
    ],
  ],
  limit: [[(all) => all.sort({ n: -1 }).limit(1).project({ _id: 1 }), [{ _id: 'p4' }]]],
  lookup: [
    [
      (all) =>
        all
          .match({ n: { $gte: 30 } })
          .sort({ n: 1 })
          .lookup({ from: 'kinds', localField: 'kind', foreignField: 'name', as: 'about' })
          .project({ about: 1 }),
      [
        { _id: 'p3', about: [{ _id: 'k1', name: 'shop', label: '商铺', floors: 1 }] },
        { _id: 'p4', about: [] },
      ],
    ],
    [
      (all) =>
        all
          .match({ n: 20 })
          .lookup({
            from: 'kinds',
            let: { kind: '$kind' },
            pipeline: [{ $match: { $expr: { $eq: ['$name', '$$kind'] } } }, { $project: { _id: 0, label: 1 } }],
            as: 'about',
          })
          .project({ about: 1 }),
      [{ _id: 'p2', about: [{ label: '公园' }] }],
    ],
    [
      (all) =>
        all
          .match({ n: 20 })
          .lookup({ from: 'nowhere', localField: 'kind', foreignField: 'name', as: 'about' })
          .project({ about: 1 }),
      [{ _id: 'p2', about: [] }],
    ],
  ],
  match: [[(all) => all.match({ n: { $gt: 10 }, kind: 'shop' }).project({ _id: 1 }), [{ _id: 'p3' }]]],
  project: [
    [(all) => all.match({ n: 20 }).project({ _id: 0, n: 1, next: $['add']?.(['$n', 1]) }), [{ n: 20, next: 21 }]],
    [(all) => all.match({ n: 20 }).project({ n: 0, list: 0 }), [{ _id: 'p2', kind: 'park' }]],
  ],
  replaceRoot: [[(all) => all.match({ n: 7 }).replaceRoot({ newRoot: '$o' }), [{ a: 1, b: 2 }]]],
  sample: [[(all) => all.sample({ size: 3 }).count('n'), [{ n: 3 }]]],
  skip: [[(all) => all.sort({ n: 1 }).skip(3).project({ _id: 1 }), [{ _id: 'p4' }]]],
  sort: [
    [
      (all) => all.sort({ kind: -1, n: -1 }).project({ _id: 1 }),
      [{ _id: 'p3' }, { _id: 'p1' }, { _id: 'p2' }, { _id: 'p4' }],
    ],
  ],
  sortByCount: [[(all) => all.sortByCount('$kind').limit(1), [{ _id: 'shop', count: 2 }]]],
  unwind: [
    [
      (all) =>
        all
          .match({ n: { $lt: 25 } })
          .unwind('$list')
          .sort({ list: 1 })
          .project({ list: 1 }),
      [
        { _id: 'p1', list: 1 },
        { _id: 'p1', list: 2 },
        { _id: 'p1', list: 3 },
      ],
    ],
    [
      (all) =>
        all
          .match({ n: { $gt: 10 } })
          .sort({ n: 1 })
          .unwind({ path: '$list', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' })
          .project({ list: 1, i: 1 }),
      [
        { _id: 'p2', i: null },
        { _id: 'p3', list: 9, i: 0 },
        { _id: 'p4', i: null },
      ],
    ],
  ],
});
