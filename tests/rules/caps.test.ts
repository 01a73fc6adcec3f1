import { answered, ANSWER_LIST_MAX } from '../../cloudfunctions/runtime/input';
import { actionNames, actions } from '../../domain/contract';

/** What we read of a valibot schema. */
type Step = { readonly kind: string; readonly type: string; readonly requirement?: unknown };
type Schema = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly items?: readonly Schema[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly (Step & Schema)[];
};

const stepsOf = ({ pipe = [] }: Schema): Step[] =>
  pipe.flatMap((step, at) => (step.kind === 'schema' ? (at === 0 ? stepsOf(step) : []) : [step]));

/** A pattern without `*`, `+` and `{n,}` matches only so much. */
const isFinite = (pattern: unknown): boolean =>
  pattern instanceof RegExp && /^\^.*\$$/.test(pattern.source) && !/(?<!\\)[*+]|\{\d+,\}/.test(withoutSets(pattern));
const withoutSets = ({ source }: RegExp): string => source.replaceAll(/\[[^\]]*\]/g, 'x');

const sizes = ['max_length', 'max_letters', 'length', 'iso_date', 'iso_timestamp'];

const isCapped = (schema: Schema): boolean => {
  const steps = stepsOf(schema);
  if (schema.type === 'number')
    return ['min_value', 'max_value'].every((end) => steps.some(({ type }) => type === end));
  return steps.some(({ type, requirement }) => sizes.includes(type) || (type === 'regex' && isFinite(requirement)));
};

const uncapped = (schema: Schema, path: string): string[] => {
  const inner = [schema.item, schema.wrapped, ...(schema.items ?? []), ...(schema.options ?? [])].filter(
    (one): one is Schema => typeof one === 'object' && one !== null,
  );
  const needsCap = ['string', 'array', 'number', 'record'].includes(schema.type);
  return [
    ...(needsCap && !isCapped(schema) ? [`${path}: ${schema.type}`] : []),
    ...Object.entries(schema.entries ?? {}).flatMap(([key, entry]) => uncapped(entry, `${path}.${key}`)),
    ...inner.flatMap((one) => uncapped(one, path)),
  ];
};

test.each(actionNames)('%s: every text, list and number that is sent has an end', (action) => {
  expect(uncapped(actions[action].input as Schema, action)).toEqual([]);
});

test('an answer’s lists have an end too, whatever a document has grown to', () => {
  const rows = (count: number) => ({
    trades: Array.from({ length: count }, () => ({ key: 'grocery', label: '粮油' })),
  });
  expect(answered('shop.trades', rows(ANSWER_LIST_MAX))).toEqual(rows(ANSWER_LIST_MAX));
  expect(() => answered('shop.trades', rows(ANSWER_LIST_MAX + 1))).toThrow('An answer’s lists have an end.');
});
