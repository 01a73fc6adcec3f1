import { collections, type CollectionName } from '../../../domain/collections';
import type { Town } from '../town';
import { keptNames, MOST, replaced, type Kept } from './keeper';

/** What people wrote, are called or can be reached at: what a field named personal or sensitive says of somebody. */
const saying: ReadonlySet<string> = new Set([
  ...['text', 'words', 'reason', 'name', 'nickname', 'phone', 'spot', 'placeLabel', 'label', 'community', 'report'],
  ...['licencePhoto', 'promise', 'receipt', 'linkCode', 'title', 'solvedWords', 'author', 'who', 'invitedName'],
]);

/** What a marker looks like: the collection and the path in it, without the places in lists, and whose document. */
const MARKER = /◆([A-Za-z.]+)#([^◆]*)◆/g;

type Where = { readonly path: string; readonly key: string; readonly whose: string };

const marked = (value: unknown, { path, key, whose }: Where): unknown => {
  if (typeof value === 'string') return saying.has(key) && value !== '' ? `◆${path}#${whose}◆` : value;
  if (Array.isArray(value)) return value.map((one: unknown) => marked(one, { path, key, whose }));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([inner, one]) => [inner, marked(one, { path: `${path}.${inner}`, key: inner, whose })]),
  );
};

/** The machinery that carries a message is no field somebody reads; what it sends is looked at where it arrives. */
const unmarked: readonly string[] = ['operations', 'allowances'];

/** A person's document is its owner's; an openid is never written out, not even in a test's message. */
export const ownMark = (openid: string): string => openid.split('').reverse().join('');
const whoseIs = (name: CollectionName, { _id }: Kept): string => (name === 'people' ? ownMark(String(_id)) : '');

const withCanaries = (name: CollectionName, document: Kept): Kept => {
  const sensitivity: Readonly<Record<string, unknown>> = collections[name].sensitivity;
  return Object.fromEntries(
    Object.entries(document).map(([field, value]) => [
      field,
      field in sensitivity && !unmarked.includes(field)
        ? marked(value, { path: `${name}.${field}`, key: field, whose: whoseIs(name, document) })
        : value,
    ]),
  );
};

/** Everything the collections call personal or sensitive says where it stands instead of what it said. */
export const letCanariesIn = async (town: Town): Promise<ReadonlySet<string>> => {
  const known = new Set<string>();
  for (const name of keptNames) {
    const documents = (await town.cloud.documents(name, MOST)).map((one) => withCanaries(name, one));
    for (const [, where = ''] of JSON.stringify(documents).matchAll(MARKER)) known.add(where);
    if (Object.keys(collections[name].sensitivity).length > 0) await replaced(town, name, documents);
  }
  return known;
};

/** The markers in something that was said; what somebody said of themselves they may read. */
export const markersIn = (said: string, whose = 'nobody'): string[] => [
  ...new Set([...said.matchAll(MARKER)].flatMap(([, where = '', owner]) => (owner === whose ? [] : [where]))),
];
