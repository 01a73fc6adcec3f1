import { collections } from '../../domain/collections';
import { INDEXES_MOST } from '../../domain/kernel/collection';

const all = Object.entries(collections).map(([name, { indexes }]) => ({ name, indexes }));

test.each(all)('$name has no more indexes than WeChat allows a collection', ({ indexes }) => {
  expect(indexes.length).toBeLessThanOrEqual(INDEXES_MOST);
  expect(new Set(indexes.map(({ name }) => name)).size).toBe(indexes.length);
});

test.each(all)('every index of $name that gives an order ends in the id, as every order does', ({ indexes }) => {
  for (const { keys, unique } of indexes) expect(Object.keys(keys).at(-1) === '_id').toBe(!unique);
});
