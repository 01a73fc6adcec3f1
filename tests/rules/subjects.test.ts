import fc from 'fast-check';
import { town } from '../../demo/town';
import { collectionNames, collections, type CollectionName } from '../../domain/collections';
import { retentionInWords, type Retention } from '../../domain/kernel/retention';
import { renamed, theirsIn, without, type Somebody, type Subject } from '../../domain/kernel/subject';
import { retention } from '../../domain/retention';
import { roundOn } from '../../domain/rounds/model';
import { subjects } from '../../domain/subjects';

const now = new Date('2026-11-18T02:00:00Z');
const demo = town(7, now).collections;
const who = (id: string): Somebody => ({ id, names: { seeker: `seeker of ${id}` } });
/** A few of each kind: every one of them costs a walk through the whole town. */
const everybody = demo.people.filter((_, index) => index % 4 === 0).map(({ _id }) => _id);

const documents = collectionNames.flatMap((of) =>
  (demo[of] as readonly { _id: string }[]).map((doc) => ({ of, doc: doc as object })),
);
const subjectOf = (of: CollectionName): Subject<object> => subjects[of] as Subject<object>;

test.each(collectionNames)(
  '%s: whoever has a role in it is found by an index, and nothing they are found by is sealed',
  (of) => {
    const { indexes, sealed = [] } = collections[of];
    const first = indexes.map(({ keys }) => Object.keys(keys)[0]);
    for (const { by } of subjectOf(of).roles as readonly { by: string }[]) {
      if (by !== '_id') expect(first).toContain(by);
      expect(sealed as readonly string[]).not.toContain(by);
    }
  },
);

test.each(collectionNames)('%s says how long it is kept', (of) => {
  expect(retentionInWords(retention[of] as Retention<object>)).toMatch(/[\u4e00-\u9fff]{2}/);
});

test('taken out of the whole demo town, nobody stands anywhere, and nobody else is missing anything', () => {
  for (const id of everybody) {
    const pattern = new RegExp(`${id}(?![0-9A-Za-z_-])`);
    for (const { of, doc } of documents) {
      const left = without(doc, subjectOf(of), who(id), { as: 'somebody', now });
      expect(pattern.test(JSON.stringify(left))).toBe(false);
      if (!pattern.test(JSON.stringify(doc))) expect(left).toBe(doc);
    }
  }
});

test('what somebody takes along names nobody, not even by an id inside', () => {
  for (const id of everybody)
    for (const { of, doc } of documents) {
      const theirs = theirsIn(doc, subjectOf(of), who(id));
      if (theirs) expect([of, JSON.stringify(theirs).includes('"o-demo-')]).toEqual([of, false]);
    }
});

test('an id is never mistaken for the head of a longer one', () => {
  const id = fc.stringMatching(/^o[0-9A-Za-z_-]{6,12}$/);
  fc.assert(
    fc.property(id, fc.stringMatching(/^[0-9A-Za-z_-]{1,4}$/), (one, tail) => {
      expect(renamed({ a: one, b: [`x-${one}`, `${one}:2`], c: one + tail }, one, 'gone')).toEqual({
        a: 'gone',
        b: ['x-gone', 'gone:2'],
        c: one + tail,
      });
    }),
  );
});

test('what is over is emptied once: the next night finds nothing more to do', () => {
  const later = new Date('2036-11-18T02:00:00Z');
  let over = 0;
  for (const { of, doc } of documents) {
    const rules = { subject: subjectOf(of), retention: retention[of] as Retention<object> };
    expect(roundOn(doc, rules, [], now).found).toBe(false);
    const { after } = roundOn(doc, rules, [], later);
    if (after !== doc) over += 1;
    if (after) expect(roundOn(after, rules, [], later).after).toEqual(after);
    if (after) expect(roundOn(after, rules, [], later).after).toBe(after);
  }
  expect(over).toBeGreaterThan(5);
});
