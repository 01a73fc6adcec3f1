import type { Support } from '../support';

const each = (area: string, names: string, notes: Record<string, string> = {}): Support[] =>
  names.split(/\s+/).map((name) => {
    const note = notes[name];
    const row = {
      area,
      feature: name,
      status: note ? ('partly' as const) : ('yes' as const),
      provenBy: `${area}: ${name}`,
    };
    return note ? { ...row, note } : row;
  });

const no = (area: string, feature: string, note: string): Support => ({
  area,
  feature,
  status: 'no',
  note,
  provenBy: `${area}: ${feature}`,
});

const yes = (area: string, feature: string, provenBy: string, note?: string): Support => ({
  area,
  feature,
  status: note ? 'partly' : 'yes',
  ...(note && { note }),
  provenBy,
});

const query = 'database query command';
const update = 'database update command';
const stage = 'database aggregation stage';
const expression = 'database aggregation operator';
const rules = 'database';

export const databaseSupport: Support[] = [
  ...each(query, 'eq neq lt lte gt gte in nin all elemMatch exists size mod and or nor not expr jsonSchema RegExp'),
  no(query, 'geoNear', 'refused by name'),
  no(query, 'geoWithin', 'refused by name'),
  no(query, 'geoIntersects', 'refused by name'),
  no(query, 'text', 'the SDK itself sends an empty query for it, which matches everything'),
  ...each(update, 'set remove inc mul push pull pullAll pop shift unshift addToSet rename bit max min', {
    addToSet: 'the SDK sends { each } as a plain value, so it is added as one',
    bit: '32 bits',
  }),
  ...each(
    stage,
    'addFields bucket bucketAuto count group limit lookup match project replaceRoot sample skip sort sortByCount unwind',
  ),
  no(stage, 'geoNear', 'refused by name'),
  ...each(expression, 'abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc'),
  ...each(
    expression,
    'arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip',
  ),
  ...each(expression, 'and not or cmp eq gt gte lt lte neq cond ifNull switch literal let mergeObjects objectToArray'),
  ...each(expression, 'dateFromParts dateFromString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear'),
  ...each(expression, 'millisecond minute month second hour week year dateToString'),
  ...each(expression, 'allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion'),
  ...each(
    expression,
    'concat indexOfBytes indexOfCP split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper',
  ),
  ...each(expression, 'addToSet avg first last max min push stdDevPop stdDevSamp sum'),
  no(expression, 'meta', 'refused by name'),
  yes(rules, 'createCollection', 'a collection is made once, and must exist'),
  yes(rules, 'add, get, set, update, remove of a document', 'a document is added, read, replaced, updated and removed'),
  yes(
    rules,
    'add of many documents',
    'many documents are added at once or not at all',
    'all or none; production may keep those before the faulty one',
  ),
  yes(rules, 'where().get, count, update, remove', 'documents are found, counted, updated and removed by a query'),
  yes(rules, 'orderBy, skip, limit', 'documents come in order, page by page'),
  yes(rules, 'field projections with slice and elemMatch', 'a projection gives the wanted fields'),
  yes(rules, 'dates, serverDate, ObjectId, null, nested values', 'every type comes back as it was sent'),
  yes(rules, '100 rows by default, 1000 at most', 'a read gives 100 rows by default and 1000 at most'),
  yes(rules, 'error codes', 'errors carry the codes of production'),
  yes(rules, 'unique indexes', 'a unique index refuses a second value and takes a missing field for null'),
  yes(rules, 'the order of kinds, of lists and of texts', 'values of all kinds sort as in production'),
  yes(
    rules,
    'transactions: snapshot isolation',
    'a transaction sees its snapshot and its own writes, others see neither until it commits',
  ),
  yes(rules, 'transactions: conflicts', 'two writers of one document: the second fails at once'),
  yes(rules, 'transactions: write skew is possible', 'write skew is possible, as in production'),
  yes(
    rules,
    'transactions: what escapes them',
    'where().update, where().remove, count and aggregate escape a transaction',
  ),
  yes(rules, 'transactions: they expire after 30 s', 'a transaction expires after 30 seconds'),
  yes(rules, 'names that reach a prototype are refused', 'no key and no path reaches a prototype'),
  yes(rules, 'hostile requests get an error answer', 'malformed, deep and runaway requests get an error answer'),
];
