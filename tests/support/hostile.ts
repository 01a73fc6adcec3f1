import fc from 'fast-check';

/** As JSON carries it: an own key, whatever it is called. */
const keyed = (key: string, value: unknown): unknown => JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const nested = (depth: number, open: string, close: string, core = ''): unknown =>
  JSON.parse(`${open.repeat(depth)}${core}${close.repeat(depth)}`);

const poison = ['$gt', '$ne', '$where', '$set', '$inc', '$regex', '$expr', '$function', '$or', '$date', '$oid', '$cloudID', 'a.b', 'operations.0', '.', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', 'then', '_id', '_openid', 'openid', 'userInfo', 'version', 'operations', 'state', 'personId', 'points', 'role', 'scopes', 'length', '0', '', ' ', '\u0000', '\ud800', '_internalType']; // prettier-ignore

/** What a database would read as more than a value. */
const operators = [
  ...['$gt', '$gte', '$ne', '$nin', '$in', '$regex', '$where', '$expr', '$exists', '$not', '$elemMatch', '$set', '$inc', '$unset', '$push'].map((name) => keyed(name, '')), // prettier-ignore
  { $where: 'sleep(9000)||true' },
  { $function: { body: 'function(){return true}', args: [], lang: 'js' } },
  { $or: [{}, { a: 1 }] },
  { $regex: '(a+)+$', $options: 'i' },
];

/** How the SDK itself writes down what it will turn into a query: commands, regular expressions, the server's date. */
const ofTheSdk = [
  { _internalType: 'query.command', operator: 'gt', operands: [''], fieldName: '_id' },
  { _internalType: {}, operator: 'neq', operands: [1] },
  { operator: 'or', operands: [{}], fieldName: {} },
  { _actions: [], operator: 'set' },
  { $reg: { $regex: '.*', $options: 'i' } },
  { regexp: '.*', options: 'i' },
  { offset: 0, $date: { offset: 0 } },
  { type: 'Point', coordinates: [113.3, 33.7] },
];

const ejson = [
  { $date: 0 },
  { $date: { $numberLong: '9223372036854775807' } },
  { $oid: 'a'.repeat(24) },
  { $numberLong: '1' },
  { $numberDecimal: 'NaN' },
  { $numberDouble: 'Infinity' },
  { $binary: { base64: 'AAAA', subType: '00' } },
  { $regularExpression: { pattern: '(a+)+$', options: '' } },
  { $timestamp: { t: 1, i: 1 } },
  { $minKey: 1 },
  { $maxKey: 1 },
  { $undefined: true },
  { $code: 'while(true){}' },
  { $symbol: 'x' },
  { $cloudID: 'x' },
];

const wrong = [null, true, false, 0, -1, -0, 1.5, 1e308, -1e308, 2 ** 53, 5e-324, [], {}, [[]], [null], [{}], ['', '']];

const HUGE = 1_000_000;
const deepOrHeavy: readonly (() => unknown)[] = [
  () => nested(1_000, '[', ']'),
  () => nested(1_000, '{"a":', '}', '1'),
  () => nested(9, '[', ']'),
  () => Array.from({ length: 3_000 }, (_, at) => at),
  () => Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`k${at}`, at])),
  () => '灯'.repeat(30_000),
  () => 'a'.repeat(70_000),
];

/** Words that went wrong somewhere, and tricks of what looks like something else. */
const naughty: readonly string[] = [
  ...['', ' ', '\t\n', '\u0000', 'a\u0000b', '\ud800', '\udc00路灯', '路灯\ud83d', '\uffff', '\ufeff', '\u2028\u2029', '\u200b'.repeat(8), '\u200d'.repeat(8), '\u202e灯路坏了\u202c', '\u2066x\u2069', '\u0007\u001b[2J'], // prettier-ignore
  ...['ﷺ'.repeat(20), 'e' + '\u0301'.repeat(400), 'Å', 'A\u030a', 'ﬃ', '１２３', 'оpenid', 'раураl', '４１０４０３', '410403\u200b001001', '😀', '👨‍👩‍👧‍👦'.repeat(10), '𠮷野家', 'İ', 'ß', 'ı'], // prettier-ignore
  ...['undefined', 'null', 'NaN', 'true', '-0', '1e999', '0x10', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '[object Object]'], // prettier-ignore
  ...["' OR 1=1 --", '"; DROP TABLE people; --', '{"$gt":""}', '<script>alert(1)</script>', '{{7*7}}', '${7*7}', '%s%n%x', '../../../etc/passwd', '..%2f', 'file:///etc/passwd', 'javascript:alert(1)', '=cmd|calc', '+SUM(A1)', '@x', '-1+1', '\\', '\\u0000', '/', '%', '%00', '*', '.*', '^', '$', '$&', '$1', '(', '[', '?', '|'], // prettier-ignore
  ...['2026-02-31', '2026-99-99', '0000-00-00', '9999-12-31', '+275760-09-13', '2026-13', '24:60', '1970-01-01T00:00:00.000Z'], // prettier-ignore
  ...['cloud://x/photos/../../a.jpg', 'cloud://x/photos/a.jpg?x=1', 'cloud:///photos/a.jpg', 'data:image/png;base64,AAAA', 'W10', 'eyJhIjoxfQ', 'WyIiLCIiXQ', 'WyJ-IiwieCJd'], // prettier-ignore
];

/** Searches that keep a careless matcher busy for ever. */
export const endless: readonly string[] = [
  ...['(a+)+$', '^(a|a)*$', '(.*a){20}', '([a-zA-Z]+)*$', '(x+x+)+y', '.*.*.*.*=', '\\1+'],
  ...[
    'a'.repeat(199) + '!',
    'aaa灯'.repeat(49),
    '('.repeat(200),
    '%'.repeat(200),
    '灯'.repeat(200),
    ' '.repeat(199) + 'x',
  ],
];

/** A value no schema asks for. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...operators, ...ofTheSdk, ...ejson) },
  { weight: 6, arbitrary: fc.constantFrom(...wrong) },
  { weight: 6, arbitrary: fc.constantFrom<string>(...naughty, ...endless) },
  { weight: 2, arbitrary: fc.constantFrom(...deepOrHeavy).map((make) => make()) },
  { weight: 2, arbitrary: fc.constantFrom(...poison).map((key) => keyed(key, 1)) },
  { weight: 3, arbitrary: fc.anything({ maxDepth: 3, key: fc.oneof(fc.string(), fc.constantFrom(...poison)) }) },
);

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every place inside a value, lists' elements too. */
const placesIn = (holder: Record<string, unknown>): Place[] =>
  Object.keys(holder).flatMap((key) => {
    const inner = holder[key];
    return [{ holder, key }, ...(isHolder(inner) ? placesIn(inner) : [])];
  });

const define = (holder: Record<string, unknown>, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

/** The ways to break a good input in one place. Each answers what is sent instead. */
const ways = {
  nothing: (input) => input,
  value: (input, { at, value }) => {
    const places = placesIn(input);
    const place = places[at % (places.length || 1)];
    if (!place) return value;
    define(place.holder, place.key, value);
    return input;
  },
  words: (input, { at, words }) => {
    const texts = placesIn(input).filter(({ holder, key }) => typeof holder[key] === 'string');
    const place = texts[at % (texts.length || 1)];
    if (place) define(place.holder, place.key, words);
    return input;
  },
  /** Long enough to be taken for words by whoever only counts. */
  amongWords: (input, { at, words }) => {
    const texts = placesIn(input).filter(({ holder, key }) => /[\u4e00-\u9fff]/.test(String(holder[key])));
    const place = texts[at % (texts.length || 1)];
    if (place) define(place.holder, place.key, `${String(place.holder[place.key]).slice(0, 12)}${words.slice(0, 8)}`);
    return input;
  },
  key: (input, { at, key, value }) => {
    const holders = [
      input,
      ...placesIn(input)
        .flatMap(({ holder, key: name }) => holder[name])
        .filter(isHolder),
    ];
    define(holders[at % holders.length] ?? input, key, value);
    return input;
  },
  missing: (input, { at }) => {
    const places = placesIn(input);
    const place = places[at % (places.length || 1)];
    if (place) delete place.holder[place.key];
    return input;
  },
  root: (_, { value }) => value,
} satisfies Record<string, (input: Record<string, unknown>, luck: Luck) => unknown>;

type Luck = { readonly at: number; readonly value: unknown; readonly words: string; readonly key: string };
type Way = keyof typeof ways;

const weights: Readonly<Record<Way, number>> = {
  nothing: 6,
  value: 8,
  words: 3,
  amongWords: 2,
  key: 3,
  missing: 1,
  root: 1,
};

const luck: fc.Arbitrary<Luck> = fc.record({
  at: fc.nat(),
  value: hostileValue,
  words: fc.constantFrom(...naughty, ...endless),
  key: fc.constantFrom(...poison),
});

/** Only what JSON can carry reaches the cloud. */
const asJson = (value: unknown): unknown => {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : JSON.parse(text);
};

export type Broken = { readonly way: string; readonly input: unknown };

const wayDrawn = fc.oneof(
  ...(Object.keys(ways) as Way[]).map((way) => ({ weight: weights[way], arbitrary: fc.constant(way) })),
);

/** Good inputs, most of them broken in one place. */
export const broken = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<Broken> =>
  fc.tuple(valid, wayDrawn, luck).map(([input, way, drawn]) => {
    const good = asJson(input);
    return isHolder(good) ? { way, input: asJson(ways[way](good, drawn)) } : { way: 'root', input: good };
  });

/** What stands around an input: mostly what it should be. */
export type Envelope = Record<string, unknown>;

const envelopes: readonly ((sent: Envelope, drawn: Luck) => unknown)[] = [
  (sent, { value }) => ({ ...sent, operationId: value }),
  (sent, { value }) => ({ ...sent, action: value }),
  (sent, { words }) => ({ ...sent, action: words }),
  (sent, { words }) => ({ ...sent, operationId: words }),
  (sent, { value }) => ({ ...sent, userInfo: value }),
  (sent, { key, value }) => {
    const more = { ...sent };
    define(more, key, value);
    return more;
  },
  ({ action }) => ({ action }),
  (sent) => ({ ...sent, padding: 'x'.repeat(HUGE) }),
  (sent) => ({ ...sent, input: nested(1_000, '{"input":', '}', '{}') }),
  ({ operationId, input }) => ({ operationId, input }),
];

/** One in so many envelopes is broken as well. */
const ENVELOPES_OF = 12;

export const enveloped: fc.Arbitrary<(sent: Envelope) => Envelope> = fc
  .tuple(fc.nat({ max: ENVELOPES_OF * envelopes.length - 1 }), luck)
  .map(
    ([at, drawn]) =>
      (sent) =>
        (asJson(envelopes[at]?.(sent, drawn) ?? sent) ?? {}) as Envelope,
  );
