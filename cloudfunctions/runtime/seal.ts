import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { collections, type CollectionName } from '../../domain/collections';
import { assert } from '../../domain/kernel/fault';
import { Change } from './filters';
import { keysIn } from './keys';
import { assertPlain } from './plain';

/** How a value stands in the database: the key's name, a dot, and what only that key opens. */
type Sealed = { readonly sealed: string };
type Fields = Readonly<Record<string, unknown>>;

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Read once, so that a function without a key does not even start. */
const keys = keysIn(process.env['DATA_KEYS']);

export const currentKey = keys.current;

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && typeof (value as { sealed?: unknown }).sealed === 'string';

const keyNameOf = ({ sealed }: Sealed): string => sealed.slice(0, sealed.indexOf('.'));

/** That there is nothing is no secret. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const seal = (value: unknown, place: string): unknown => {
  const key = keys.all.get(keys.current);
  assert(key !== undefined, 'There is a key to seal with.');
  if (isEmpty(value)) return value;
  assertPlain(value, 'What is sealed');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return { sealed: `${keys.current}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}` };
};

const unsealed = (value: Sealed, place: string): unknown => {
  const key = keys.all.get(keyNameOf(value));
  if (!key) return undefined;
  const bytes = Buffer.from(value.sealed.slice(keyNameOf(value).length + 1), 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    return undefined; // the library's own words may quote what it was given
  }
};

/** What was kept before there were seals is read as it is, and sealed with the next write. */
const opened = (value: unknown, collection: string, place: string): unknown => {
  if (!isSealed(value)) return value;
  const open = unsealed(value, place);
  assert(
    open !== undefined,
    `What is sealed in ${collection} opens with one of DATA_KEYS, and was not moved or altered.`,
  );
  return open;
};

type Spot = { readonly field: string; readonly list?: { readonly key: string; readonly inner: string } };

const spotOf = (said: string): Spot => {
  const [field = '', key, inner] = said.split('/');
  return key !== undefined && inner !== undefined ? { field, list: { key, inner } } : { field };
};

const spots = new Map(Object.entries(collections).map(([name, { sealed = [] }]) => [name, sealed.map(spotOf)]));

const spotsOf = (collection: CollectionName): readonly Spot[] => spots.get(collection) ?? [];

/** Bound to where it stands: a sealed value carried to another document or field does not open there. */
const placeOf = (collection: string, id: string, { field, list }: Spot, element?: Fields): string =>
  JSON.stringify([collection, id, field, ...(list && element ? [element[list.key], list.inner] : [])]);

type Work = (value: unknown, place: string) => unknown;
type At = { readonly collection: CollectionName; readonly id: string };

const worked = ({ collection, id }: At, spot: Spot, value: unknown, work: Work): unknown => {
  const { list } = spot;
  if (!list) return work(value, placeOf(collection, id, spot));
  return (value as readonly Fields[]).map((element) => ({
    ...element,
    [list.inner]: work(element[list.inner], placeOf(collection, id, spot, element)),
  }));
};

const valuesAt = ({ list }: Spot, value: unknown): readonly unknown[] =>
  list ? ((value ?? []) as readonly Fields[]).map((element) => element[list.inner]) : [value];

const isStale = (value: unknown): boolean => !isEmpty(value) && !(isSealed(value) && keyNameOf(value) === keys.current);

/** The fields that are not sealed with the newest key yet. */
export const staleFields = (collection: CollectionName, raw: object): string[] =>
  spotsOf(collection)
    .filter((spot) => valuesAt(spot, (raw as Fields)[spot.field]).some(isStale))
    .map(({ field }) => field);

/** The document as rules know it. A field is opened when it is looked at, so a list of titles opens nothing. */
export const openDocument = <D extends { _id: string }>(collection: CollectionName, raw: D): D => {
  const document = { ...raw };
  for (const spot of spotsOf(collection)) {
    const value = (raw as Fields)[spot.field];
    if (!valuesAt(spot, value).some(isSealed)) continue;
    let open: { readonly value: unknown } | undefined;
    const get = (): unknown => {
      const at = { collection, id: raw._id };
      open ??= { value: worked(at, spot, value, (one, place) => opened(one, collection, place)) };
      return open.value;
    };
    Object.defineProperty(document, spot.field, { get, enumerable: true, configurable: true });
  }
  return document;
};

const sealedChange = (at: At, spot: Spot, value: unknown): unknown => {
  if (!(value instanceof Change)) return worked(at, spot, value, seal);
  assert(spot.list !== undefined, 'A sealed field is replaced as a whole.');
  return value.kind === 'push' ? new Change('push', worked(at, spot, value.value, seal)) : value;
};

/** What is written, with every field sealed that the table of its collection says. */
export const sealFields = (at: At, fields: object): object => {
  const sealed = new Map(Object.entries(fields));
  for (const spot of spotsOf(at.collection)) {
    const within = [...sealed.keys()].find((key) => key.startsWith(`${spot.field}.`));
    assert(within === undefined, 'Nothing is changed inside of what is sealed.');
    if (sealed.has(spot.field)) sealed.set(spot.field, sealedChange(at, spot, sealed.get(spot.field)));
  }
  return Object.fromEntries(sealed);
};

/** A whole document as it is stored: plain, and sealed where it has to be. */
export const sealedWhole = <D extends { readonly _id: string }>(collection: CollectionName, doc: D): object => {
  assertPlain(doc, collection);
  return sealFields({ collection, id: doc._id }, doc);
};

/** The database cannot read what is sealed, so it is never asked about it. */
export const assertAskable = (collection: CollectionName, where: object): void => {
  const closed = spotsOf(collection).map(({ field, list }) => (list ? `${field}.${list.inner}` : field));
  for (const key of Object.keys(where))
    assert(!closed.some((field) => key === field || key.startsWith(`${field}.`)), `${key} is not sealed`);
};
