/** One row of the support table: an operator of the SDK, or the title of the conformance test that shows a behaviour. */
export type Support = {
  area: string;
  feature: string;
  status: 'yes' | 'partly' | 'no';
  note?: string;
  provenBy: string;
};

type Notes = Record<string, string>;

/** Features that work; those with a note, only partly. */
const does = (area: string, provenBy: string, features: string[], notes: Notes = {}): Support[] =>
  features.map((feature) => {
    const note = notes[feature];
    return { area, feature, provenBy, ...(note ? { status: 'partly', note } : { status: 'yes' }) };
  });

const doesNot = (area: string, provenBy: string, features: Notes): Support[] =>
  Object.entries(features).map(([feature, note]) => ({ area, feature, status: 'no', note, provenBy }));

const words = (text: string): string[] => text.split(/\s+/);

const operators = 'database/operators.test.ts';
const query = 'database query command';
const update = 'database update command';
const stage = 'database aggregation stage';
const expression = 'database aggregation operator';
const byName = 'refused by name';

const operatorSupport = [
  ...does(
    query,
    operators,
    words('eq neq lt lte gt gte in nin all elemMatch exists size mod and or nor not expr jsonSchema RegExp'),
  ),
  ...doesNot(query, operators, {
    geoNear: byName,
    geoWithin: byName,
    geoIntersects: byName,
    text: 'the SDK itself sends an empty query for it, which matches everything',
  }),
  ...does(
    update,
    operators,
    words('set remove inc mul push pull pullAll pop shift unshift addToSet rename bit max min'),
    { addToSet: 'the SDK sends { each } as a plain value, so it is added as one', bit: '32 bits' },
  ),
  ...does(
    stage,
    operators,
    words(`addFields bucket bucketAuto count group limit lookup match project replaceRoot sample skip sort sortByCount
      unwind`),
  ),
  ...doesNot(stage, operators, { geoNear: byName }),
  ...does(
    expression,
    operators,
    words(`abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc
      arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip
      and not or cmp eq gt gte lt lte neq cond ifNull switch literal let mergeObjects objectToArray
      dateFromParts dateFromString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear
      millisecond minute month second hour week year dateToString
      allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion
      concat indexOfBytes indexOfCP split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper
      addToSet avg first last max min push stdDevPop stdDevSamp sum`),
  ),
  ...doesNot(expression, operators, { meta: byName }),
];

const behaviourSupport = [
  ...does(
    'database',
    'database/documents.test.ts',
    [
      'a collection is made once, and must exist',
      'a document is added, read, replaced, updated and removed',
      'many documents are added at once or not at all',
      'documents are found, counted, updated and removed by a query',
      'documents come in order, page by page',
      'a projection gives the wanted fields',
      'every type comes back as it was sent',
      'a read gives 100 rows by default and 1000 at most',
      'values of all kinds sort as in production',
      'a unique index refuses a second value and takes a missing field for null',
      'errors carry the codes of production',
    ],
    { 'many documents are added at once or not at all': 'production may keep those before the faulty one' },
  ),
  ...does('database', 'database/hostile.test.ts', [
    'no key and no path reaches a prototype',
    'malformed, deep and runaway requests get an error answer',
  ]),
  ...does('transactions', 'database/transactions.test.ts', [
    'a transaction sees its snapshot and its own writes, others see neither until it commits',
    'two writers of one document: the second fails at once',
    'write skew is possible, as in production',
    'where().update, where().remove, count and aggregate escape a transaction',
    'a transaction expires after 30 seconds',
  ]),
  ...does('functions', 'host/calls.test.ts', [
    'getWXContext tells the person, the app and the source, and hides the token',
    '200 calls at once by 20 people mix no identity',
    'nested calls keep the person and go past the pool cap without a deadlock',
    '@cloudbase/node-sdk works as well',
    'unknown functions, missing sessions and oversized data are refused',
  ]),
  ...does('functions', 'host/folder.test.ts', [
    'a JavaScript function brings its own package.json and modules',
    'an ES module works too',
    'a new build is picked up by the next call, a removed function is gone',
  ]),
  ...does(
    'functions',
    'host/unwell.test.ts',
    ['a function past its time-out is ended', 'a crash ends its own instance only'],
    { 'a crash ends its own instance only': 'except one block of more than 16 MB asked for at the limit of memory' },
  ),
  ...does('timers', 'host/clock.test.ts', [
    'functions live in UTC and see the clock move',
    'a timer rings when the clock passes its time in UTC+8, without a person',
    'a timer can be rung at will, also twice at once',
  ]),
  ...does('storage', 'host/files.test.ts', [
    'a function uploads, downloads, links and deletes',
    'a phone uploads a picture and shows it',
    'nobody overwrites what somebody else uploaded',
  ]),
  ...does(
    'openapi',
    'host/wechat.test.ts',
    [
      'subscribeMessage.send lands in the outbox of its person',
      'security.msgSecCheck judges a text by the keywords on order, the worst one counting',
      'security.mediaCheckAsync judges a picture some seconds later, by a push to a function',
      'wxacode.getUnlimited draws a real picture of the asked width, another one for another scene',
      'a call that config.json does not permit is refused as on the real service',
      'a CloudID in the top-level fields of a call is opened for its own person',
      'getOpenData opens them from inside a function',
    ],
    {
      'subscribeMessage.send lands in the outbox of its person':
        'field rules are checked; quotas are not counted, refusals come on order',
      'wxacode.getUnlimited draws a real picture of the asked width, another one for another scene':
        'a QR code, not the round one',
    },
  ),
  ...doesNot('other services', 'host/wechat.test.ts', {
    'storage.getFileAuthority': byName,
    'storage.batchCopyFile': byName,
    'wx.wxPayApi': byName,
    'wx.wxCallContainerApi': byName,
    'openapi.logistics.addOrder': 'refused by name, as is every openapi call that is not in this table',
  }),
];

/** What the local cloud does of WeChat's, and what it does not. */
export const support: Support[] = [...operatorSupport, ...behaviourSupport];
