import fc from 'fast-check';

/** What we read of a valibot schema. */
type Check = { readonly kind: string; readonly type: string; readonly requirement?: unknown; readonly limit?: unknown };
type Schema = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly items?: readonly Schema[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly literal?: unknown;
  readonly pipe?: readonly (Check & Schema)[];
};

/** Values somebody has seen under a name: ids, codes, cursors. Looked up while drawing, so it may grow. */
type Known = (key: string) => readonly string[];

/** Every step of a pipe, also of the pipes inside it. */
const checksOf = (schema: Schema): Check[] =>
  (schema.pipe ?? []).flatMap((step, at) => (step.kind === 'schema' ? (at === 0 ? checksOf(step) : []) : [step]));

const limitOf = (checks: readonly Check[], type: string, otherwise: number): number =>
  Number(
    checks.filter((check) => check.type === type).map(({ requirement, limit }) => limit ?? requirement)[0] ?? otherwise,
  );

const sayings = [
  '3号楼东侧的路灯不亮了',
  '下水道堵了三天，老人出门不方便',
  '小区门口早点摊占道，想请社区来看看',
  '独居老人需要每周送一次菜',
  '店里想招一位理货员',
  '约了明天下午上门',
];

/** Something a person would write, as long as it has to be and no longer. */
const saying = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .constantFrom(...sayings)
    .map((said) => said.repeat(Math.ceil(least / said.length) || 1).slice(0, Math.max(least, Math.min(most, 60))));

/** Days that come, one that has been, and two that a pattern takes for days. */
const days = [
  '2026-11-18',
  '2026-11-19',
  '2026-11-20',
  '2026-11-27',
  '2026-12-24',
  '1999-01-01',
  '2026-02-31',
  '9999-12-31',
];
const instants = days.map((day) => `${day}T02:30:00.000Z`);

const textOf = (schema: Schema, key: string, known: Known): fc.Arbitrary<unknown> => {
  const checks = checksOf(schema);
  const has = (type: string): boolean => checks.some((check) => check.type === type);
  const regex = checks.find(({ type }) => type === 'regex')?.requirement as RegExp | undefined;
  const [least, most] = [limitOf(checks, 'min_length', 0), limitOf(checks, 'max_length', 200)];
  if (has('iso_date')) return fc.constantFrom(...days);
  if (has('iso_timestamp')) return fc.constantFrom(...instants);
  if (has('max_letters')) return saying(limitOf(checks, 'min_letters', 0), limitOf(checks, 'max_letters', 0));
  const drawn = regex
    ? fc.oneof(
        ...[...days, '2026-11', '2026-12'].filter((day) => regex.test(day)).map((day) => fc.constant(day)),
        fc.stringMatching(regex).filter(({ length }) => least <= length && length <= most),
      )
    : fc.string({ minLength: least, maxLength: Math.min(most, 60) });
  // Drawn anew each time, since what is known grows while the fuzz goes on.
  return fc.tuple(fc.nat(), drawn, fc.integer({ min: 0, max: 9 })).map(([at, made, luck]) => {
    const seen = known(key);
    return luck > 0 && seen.length > 0 ? (seen[at % seen.length] ?? made) : made;
  });
};

const numberOf = (schema: Schema): fc.Arbitrary<number> => {
  const checks = checksOf(schema);
  const [min, max] = [limitOf(checks, 'min_value', -1_000), limitOf(checks, 'max_value', 1_000_000)];
  return checks.some(({ type }) => type === 'integer')
    ? fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 20) }), fc.integer({ min, max }))
    : fc.double({ min, max, noNaN: true });
};

const listOf = (schema: Schema, item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const checks = checksOf(schema);
  const minLength = limitOf(checks, 'min_length', 0);
  return fc.array(item, { minLength, maxLength: Math.max(minLength, Math.min(limitOf(checks, 'max_length', 3), 3)) });
};

const recordOf = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  const entries = Object.entries(schema.entries ?? {});
  const requiredKeys = entries.filter(([, { type }]) => type !== 'optional').map(([key]) => key);
  const model = Object.fromEntries(entries.map(([key, entry]) => [key, validOf(entry, known, key)]));
  return fc.record(model, { requiredKeys, noNullPrototype: true });
};

/** Inputs the schema takes: the way a friendly phone would send them, with the odd extreme within the limits. */
const validOf = (schema: Schema, known: Known, key: string): fc.Arbitrary<unknown> => {
  switch (schema.type) {
    case 'strict_object':
      return recordOf(schema, known);
    case 'array':
      return listOf(schema, validOf(schema.item as Schema, known, key));
    case 'strict_tuple':
      return fc.tuple(...(schema.items ?? []).map((item) => validOf(item, known, key)));
    case 'optional':
      // Mostly left out: each one said is one more thing the answer may stumble over first.
      return fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: validOf(schema.wrapped as Schema, known, key) },
      );
    case 'nullable':
      return fc.option(validOf(schema.wrapped as Schema, known, key));
    case 'union':
    case 'variant':
      return fc.oneof(...(schema.options as Schema[]).map((option) => validOf(option, known, key)));
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? []));
    case 'literal':
      return fc.constant(schema.literal);
    case 'boolean':
      return fc.boolean();
    case 'undefined':
      return fc.constant(undefined);
    case 'number':
      return numberOf(schema);
    case 'string':
      return textOf(schema, key, known);
    default:
      throw new Error(`Nobody taught the fuzz to make a ${schema.type} (${key}).`);
  }
};

export const validInputs = (schema: object, known: Known): fc.Arbitrary<unknown> =>
  validOf(schema as Schema, known, '');

/** The names a schema gives to the texts it takes, at any depth. */
export const namesIn = (schema: object): string[] => {
  const { entries = {}, item, wrapped, options = [], items = [] } = schema as Schema;
  const inner = [item, wrapped, ...items, ...options].filter((one) => typeof one === 'object' && one !== null);
  return [
    ...Object.entries(entries).flatMap(([key, entry]) => [key, ...namesIn(entry)]),
    ...inner.flatMap((one) => namesIn(one as object)),
  ];
};

/** The names of the texts that stand at the top of an input. */
export const textsOf = (schema: object): string[] => {
  const { entries = {}, options = [] } = schema as Schema;
  const isText = ({ type, wrapped }: Schema): boolean =>
    type === 'string' || (wrapped !== undefined && isText(wrapped));
  const own = Object.entries(entries).flatMap(([key, entry]) => (isText(entry) ? [key] : []));
  const inner = options.flatMap((option) => (typeof option === 'object' && option !== null ? textsOf(option) : []));
  return [...new Set([...own, ...inner])];
};
