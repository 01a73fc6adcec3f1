import { collectionNames, collections, type CollectionName } from '../../domain/collections';
import { keysIn } from '../../cloudfunctions/runtime/keys';
import { beginSealing, isResting, wentOn } from '../../domain/sealings/model';

const KEY = Buffer.alloc(32, 7).toString('base64');

const sealedOf = (name: CollectionName): readonly string[] => collections[name].sealed ?? [];
const fieldOf = (said: string): string => said.split('/')[0] ?? '';

/** What the database itself appends to or asks about in the breath of a write, so that it has to be able to read it. */
const asked: Readonly<Record<string, readonly string[]>> = {
  offers: ['takers', 'takerIds'],
  tasks: ['entries', 'codes'],
  wishes: ['wisherId', 'guardianId', 'recorderId', 'reviewerId'],
  jobs: ['talks'],
  // Somebody's own are found by these when they ask for everything about themselves.
  shops: ['ownerId'],
  proposals: ['personId'],
  certificates: ['personId'],
};
const everywhere = ['_id', 'notices', 'allowances', 'operations'];

test.each(collectionNames)('%s: what is sealed is marked, and no index wants to read it', (name) => {
  const { indexes, sensitivity } = collections[name];
  const marked = Object.keys(sensitivity);
  const indexed = indexes.flatMap(({ keys }) => Object.keys(keys));
  for (const said of sealedOf(name)) {
    expect(marked).toContain(fieldOf(said));
    if (!said.includes('/')) expect(indexed).not.toContain(said);
  }
});

test.each(collectionNames)('%s: what is sensitive is sealed, unless the database is asked about it', (name) => {
  const { indexes, sensitivity } = collections[name];
  const known = new Set([
    ...everywhere,
    ...indexes.flatMap(({ keys }) => Object.keys(keys)),
    ...(asked[name] ?? []),
    ...sealedOf(name).map(fieldOf),
  ]);
  const sensitive = Object.entries(sensitivity).flatMap(([field, kind]) => (kind === 'sensitive' ? [field] : []));
  expect(sensitive.filter((field) => !known.has(field))).toEqual([]);
});

test('every contact there is is sealed', () => {
  const contacts = {
    serviceRequests: 'reporterContact',
    shops: 'contact',
    wishes: 'contact',
    jobs: 'contact',
  } as const;
  for (const [name, field] of Object.entries(contacts)) expect(sealedOf(name as CollectionName)).toContain(field);
  expect(sealedOf('jobs')).toContain('talks/talkId/contact');
  expect(sealedOf('orders')).toContain('contact');
});

test('a first pass is never enough: what it did may have been lost with whoever counted it', () => {
  const [now, later] = [new Date('2026-11-18T02:00:00.000Z'), new Date('2026-11-18T03:00:00.000Z')];
  const page = { ids: [], last: true, resealed: 0, left: 0 };
  const once = wentOn(beginSealing('2026b', ['shops'], now), page, ['shops'], now);
  expect(once).toMatchObject({ doneAt: '', pass: 2 });
  expect(isResting(once, now)).toBe(true);
  expect(isResting(once, later)).toBe(false);
  expect(wentOn(once, page, ['shops'], later).doneAt).not.toBe('');
});

test('the first key seals, all of them open', () => {
  const keys = keysIn(`2026b:${KEY},2026a:${Buffer.alloc(32, 8).toString('base64')}`);
  expect(keys.current).toBe('2026b');
  expect([...keys.all.keys()]).toEqual(['2026b', '2026a']);
});

test.each([
  [undefined, 'is not set'],
  ['', 'is not set'],
  ['2026a', 'is not well formed'],
  [`2026A:${KEY}`, 'is not well formed'],
  [`2026a:${KEY},`, 'is not well formed'],
  [`2026a:${Buffer.alloc(16, 7).toString('base64')}`, 'not 32 bytes'],
  [`2026a:${KEY},2026a:${KEY}`, 'names two keys alike'],
])('%s is refused in a sentence that does not repeat it', (text, why) => {
  expect(() => keysIn(text)).toThrow(why);
  try {
    keysIn(text);
  } catch (error) {
    expect((error as Error).message).not.toContain(KEY);
  }
});

test('a key is done only when a whole pass found nothing, an hour after one that did', () => {
  const now = new Date('2026-11-18T02:00:00Z');
  const names = ['people', 'shops'];
  const page = { ids: ['a'], last: true, resealed: 0, left: 0 };
  const halfway = wentOn(beginSealing('2026b', names, now), { ...page, resealed: 1 }, names, now);
  expect(halfway).toMatchObject({ collection: 'shops', after: '', resealed: 1, doneAt: '' });
  const again = wentOn(halfway, page, names, now);
  expect(again).toMatchObject({ pass: 2, collection: 'people', resealed: 0, doneAt: '' });
  expect(isResting(again, now)).toBe(true);
  const later = new Date(now.getTime() + 3_600_000);
  expect(isResting(again, later)).toBe(false);
  const stuck = wentOn(wentOn(again, { ...page, left: 1 }, names, later), page, names, later);
  expect(stuck).toMatchObject({ pass: 3, doneAt: '' });
  expect(wentOn(wentOn(stuck, page, names, later), page, names, later).doneAt).toBe(later.toISOString());
});
