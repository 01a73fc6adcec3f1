import type { Command, Fields } from '../../support/sdk';

type Case = [before: Fields, change: object, after: Fields];

/** Every update command of the SDK: a document before, the change, and after. */
export const updateCases = (_: Command): Record<string, Case[]> => ({
  set: [
    [{ a: { x: 1 } }, { a: _.set({ y: 2 }) }, { a: { y: 2 } }],
    [{ a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [{}, { 'a.b.c': 1 }, { a: { b: { c: 1 } } }],
    [{ list: [1, 2] }, { 'list.1': 5 }, { list: [1, 5] }],
    [{ a: 1 }, { b: null }, { a: 1, b: null }],
  ],
  remove: [
    [{ a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
    [{ o: { x: 1, y: 2 } }, { o: { x: _.remove() } }, { o: { y: 2 } }],
    [{ b: 2 }, { a: _.remove(), b: 3 }, { b: 3 }],
  ],
  inc: [
    [{ n: 1 }, { n: _.inc(2) }, { n: 3 }],
    [{}, { n: _.inc(-2) }, { n: -2 }],
    [{ o: { n: 1 } }, { 'o.n': _.inc(0.5) }, { o: { n: 1.5 } }],
  ],
  mul: [
    [{ n: 3 }, { n: _.mul(2) }, { n: 6 }],
    [{ b: 1 }, { n: _.mul(2) }, { b: 1, n: 0 }],
  ],
  push: [
    [{ l: [1] }, { l: _.push(2, 3) }, { l: [1, 2, 3] }],
    [{ l: [1] }, { l: _.push([2, 3]) }, { l: [1, 2, 3] }],
    [{}, { l: _.push([{ a: 1 }]) }, { l: [{ a: 1 }] }],
    [{ l: [2] }, { l: _.push({ each: [3, 1], sort: -1, slice: 2 }) }, { l: [3, 2] }],
    [{}, { l: _.push({ each: [3, 1, 2], sort: 1, slice: 2 }) }, { l: [1, 2] }],
    [{ l: [1, 4] }, { l: _.push({ each: [2, 3], position: 1 }) }, { l: [1, 2, 3, 4] }],
    [{ l: [{ n: 2 }] }, { l: _.push({ each: [{ n: 1 }], sort: { n: 1 } }) }, { l: [{ n: 1 }, { n: 2 }] }],
  ],
  pull: [
    [{ l: [1, 2, 1] }, { l: _.pull(1) }, { l: [2] }],
    [{ l: [1, 2, 3] }, { l: _.pull(_.gt(1)) }, { l: [1] }],
    [{ l: [1, 2, 3] }, { l: _.pull(_.in([1, 3])) }, { l: [2] }],
    [{ l: [{ a: 1, b: 1 }, { a: 2 }, 7] }, { l: _.pull({ a: _.gt(0), b: 1 }) }, { l: [{ a: 2 }, 7] }],
    [{ l: [{ a: 1 }, 1] }, { l: _.pull({ a: 1 }) }, { l: [1] }],
  ],
  pullAll: [[{ l: [1, 2, 1, 3] }, { l: _.pullAll([1, 3]) }, { l: [2] }]],
  pop: [[{ l: [1, 2, 3] }, { l: _.pop() }, { l: [1, 2] }]],
  shift: [[{ l: [1, 2, 3] }, { l: _.shift() }, { l: [2, 3] }]],
  unshift: [[{ l: [3] }, { l: _.unshift([1, 2]) }, { l: [1, 2, 3] }]],
  addToSet: [
    [{ l: [1] }, { l: _.addToSet(2) }, { l: [1, 2] }],
    [{ l: [1, { a: 1 }] }, { l: _.addToSet({ a: 1 }) }, { l: [1, { a: 1 }] }],
    [{ l: [] }, { l: _.addToSet({ each: [1] }) }, { l: [{ each: [1] }] }],
  ],
  rename: [[{ a: 1, c: 2 }, { a: _.rename('b') }, { b: 1, c: 2 }]],
  bit: [
    [{ n: 13 }, { n: _.bit({ and: 10 }) }, { n: 8 }],
    [{ n: 3 }, { n: _.bit({ xor: 5 }) }, { n: 6 }],
  ],
  max: [
    [{ n: 3 }, { n: _.max(5) }, { n: 5 }],
    [{ n: 9 }, { n: _.max(5) }, { n: 9 }],
    [{}, { n: _.max(5) }, { n: 5 }],
  ],
  min: [
    [{ n: 3 }, { n: _.min(1) }, { n: 1 }],
    [{ at: new Date(5) }, { at: _.min(new Date(3)) }, { at: new Date(3) }],
  ],
});
