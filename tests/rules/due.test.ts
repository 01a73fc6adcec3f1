import { dues } from '../../cloudfunctions/clock/dues';
import { collections, type CollectionName } from '../../domain/collections';

/** A field by which a document says when the clock has something to do with it. */
const SAYS_WHEN = /DueAt$|^look(Key|At)$|^lapsesAt$/;

test.each(Object.keys(collections) as CollectionName[])('%s: whatever falls due is asked for every minute', (name) => {
  const indexed = collections[name].indexes.flatMap(({ keys }) => Object.keys(keys)[0] ?? []);
  const asked: readonly string[] = name in dues ? dues[name as keyof typeof dues] : [];
  expect(indexed.filter((field) => SAYS_WHEN.test(field) && !asked.includes(field))).toEqual([]);
});
