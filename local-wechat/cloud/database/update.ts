import { update } from 'mingo/updater';
import * as updates from 'mingo/operators/update';
import { refuse } from '../fault';
import { checkPath } from './door';
import { isRecord, type Document } from './ejson';
import { checkQuery, judgeOf, options } from './operators';
import { at } from './order';

const known = new Set(Object.keys(updates).filter((name) => name !== '$currentDate'));
const needsNumber = new Set(['$inc', '$mul', '$bit']);
const needsArray = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
const neverCreates = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

/** A missing group of fields is an empty one. */
const recordOf = (value: unknown): Document => (isRecord(value) ? value : {});

const failed = (message: string): never => refuse('DATABASE_REQUEST_FAILED', message);

/** Refuses what no document could accept: unknown operators, no operator, forbidden paths. */
export const checkUpdate = (change: Document): void => {
  const names = Object.keys(change);
  if (names.length === 0) refuse('INVALID_PARAM', 'The update has no field to change.');
  for (const name of names) {
    if (!name.startsWith('$')) refuse('INVALID_PARAM', `An update needs operators, and "${name}" is a field.`);
    if (!known.has(name))
      refuse('DATABASE_INVALID_OPERRATOR', `The local cloud does not support the operator ${name}.`);
    const fields = change[name];
    if (!isRecord(fields)) return refuse('INVALID_PARAM', `${name} needs an object of fields.`);
    if (name === '$rename') Object.values(fields).forEach((target) => checkPath(String(target)));
    if (name === '$pull') checkQuery(fields);
    if (name === '$set') Object.values(fields).forEach(checkFieldNames);
    if (name === '$push' || name === '$addToSet')
      Object.values(fields).forEach((value) => checkFieldNames(recordOf(value)['$each'] ?? value));
  }
};

/** A stored field may not look like an operator: nobody could ever query it. */
export const checkFieldNames = (value: unknown): void => {
  if (Array.isArray(value)) value.forEach(checkFieldNames);
  if (!isRecord(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$')) failed(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
    if (key.includes('.')) failed(`The dotted field '${key}' is not valid for storage.`);
    checkFieldNames(item);
  }
};

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The real service fails where mingo silently leaves the document alone; so do we. */
const checkTarget = (document: Document, operator: string, path: string): void => {
  const parts = path.split('.');
  let value: unknown = document;
  for (const part of parts) {
    if (value === undefined || part.startsWith('$')) return;
    const steps = isRecord(value) || (Array.isArray(value) && /^\d+$/.test(part));
    if (!steps && neverCreates.has(operator)) return;
    if (!steps)
      failed(`Cannot create field '${part}' in element ${JSON.stringify(value)?.slice(0, 80)} (path '${path}').`);
    value = (value as Document)[part];
  }
  if (value === undefined) return;
  if (needsNumber.has(operator) && typeof value !== 'number')
    failed(`Cannot apply ${operator} to the field '${path}' of non-numeric type ${kindOf(value)}.`);
  if (needsArray.has(operator) && !Array.isArray(value))
    failed(`The field '${path}' must be an array but is of type ${kindOf(value)}.`);
};

/** The query finds the element a positional path means. */
const setPositional = (document: Document, change: Document, query: Document): void => {
  update(document, change as never, [], query as never, { cloneMode: 'deep', queryOptions: options } as never);
};

type Operator = (fields: unknown) => (document: Document) => unknown;

/** One operator after the other, as mingo's own update does it, without what that prepares for arrays each time. */
const set = (document: Document, change: Document): void => {
  for (const [name, fields] of Object.entries(change)) (updates as Record<string, Operator>)[name]?.(fields)(document);
};

/** Two operators may not change the same field, nor one what the other holds. */
const checkApart = (change: Document): void => {
  const paths = Object.values(change).flatMap((fields) => Object.keys(recordOf(fields)));
  for (const [i, path] of paths.entries())
    if (paths.some((other, at) => at !== i && (other === path || other.startsWith(`${path}.`))))
      failed(`Updating the path '${path}' would create a conflict at '${path}'.`);
};

/** Which elements a $pull takes out: those equal to a value, or those that meet conditions. */
const pulled = (document: Document, path: string, criteria: unknown): unknown[] => {
  const list = at(document, path);
  if (!Array.isArray(list)) return [];
  const ofFields = isRecord(criteria) && !Object.keys(criteria).some((key) => key.startsWith('$'));
  const query = judgeOf(ofFields ? criteria : { element: criteria });
  return list.filter((element) => (ofFields ? isRecord(element) && query.test(element) : query.test({ element })));
};

/** Puts what mingo does differently from the database into words both understand. */
const settled = (document: Document, change: Document): Document => {
  // mingo forgets $sort and $slice of a $push that begins the list.
  for (const path of Object.keys(recordOf(change['$push'])))
    if (!path.includes('$') && at(document, path) === undefined) set(document, { $set: { [path]: [] } });
  const pulls = Object.entries(recordOf(change['$pull'])).filter(([path]) => !path.includes('$'));
  if (pulls.length === 0) return change;
  const { $pull, ...others } = change;
  const left = Object.entries(recordOf($pull)).filter(([path]) => path.includes('$'));
  const taken = pulls.map(([path, criteria]) => [path, pulled(document, path, criteria)]);
  return {
    ...others,
    ...(left.length > 0 && { $pull: Object.fromEntries(left) }),
    $pullAll: { ...recordOf(others['$pullAll']), ...Object.fromEntries(taken) },
  };
};

const isPositional = (change: Document): boolean =>
  Object.values(change).some((fields) => Object.keys(recordOf(fields)).some((path) => /\.\$(\.|$)/.test(path)));

/** The document after the change; the given one is the caller's own and is changed in place. */
export const changed = (document: Document, change: Document, query: Document): Document => {
  for (const [operator, fields] of Object.entries(change))
    for (const path of Object.keys(recordOf(fields))) checkTarget(document, operator, path);
  checkApart(change);
  const rest = settled(document, change);
  if (isPositional(change)) setPositional(document, rest, query);
  else set(document, rest);
  return document;
};
