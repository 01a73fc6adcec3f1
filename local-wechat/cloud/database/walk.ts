import type { Plan, Walk } from './plan';
import type { Collection, Row, Store } from './store';

/** A row of an index: the document's id and the columns that give the order. */
type Entry = { id: Buffer } & Record<string, Buffer>;

const FIRST_PAGE_ROWS = 32;

const orderColumns = ({ index, order }: Plan): { column: string; downwards: boolean }[] =>
  (order?.columns ?? []).map((i) => ({
    column: index.columns[i] ?? 'id',
    downwards: (index.directions[i] === -1) !== order?.backwards,
  }));

/** One walk through an index, read in pages that grow: a short look stays cheap, a long one takes few queries. */
function* follow(store: Store, plan: Plan, { keys, range }: Walk): Generator<Entry> {
  const { columns, table } = plan.index;
  const next = columns[keys.length];
  const bounds = [...(range.low ? [`${next} >= ?`] : []), ...(range.high ? [`${next} < ?`] : [])];
  const where = [...keys.map((_, i) => `${columns[i]} = ?`), ...bounds].join(' AND ') || '1';
  const order = orderColumns(plan);
  const by = order.map(({ column, downwards }) => `${column} ${downwards ? 'DESC' : 'ASC'}`).join(', ') || '1';
  const wanted = [...new Set(['id', ...order.map(({ column }) => column)])].join(', ');
  const text = `SELECT ${wanted} FROM ${table} WHERE ${where} ORDER BY ${by} LIMIT ? OFFSET ?`;
  const values = [...keys, ...(range.low ? [range.low] : []), ...(range.high ? [range.high] : [])];
  let offset = 0;
  for (let limit = FIRST_PAGE_ROWS; ; limit *= 2) {
    const entries = store.select(text, [...values, limit, offset]) as Entry[];
    yield* entries;
    if (entries.length < limit) return;
    offset += limit;
  }
}

/** Several ordered walks as one ordered walk. */
function* merged(walks: Generator<Entry>[], compare: (a: Entry, b: Entry) => number): Generator<Entry> {
  const heads = walks.flatMap((walk) => {
    const first = walk.next();
    return first.done ? [] : [{ walk, entry: first.value }];
  });
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (compare(head.entry, best.entry) < 0 ? head : best));
    yield least.entry;
    const next = least.walk.next();
    if (next.done) heads.splice(heads.indexOf(least), 1);
    else least.entry = next.value;
  }
}

function* inTurn(walks: Generator<Entry>[]): Generator<Entry> {
  for (const walk of walks) yield* walk;
}

/** All walks of one plan, in its order where it has one. */
const walked = (store: Store, plan: Plan): Generator<Entry> => {
  const order = orderColumns(plan);
  const compare = (a: Entry, b: Entry): number => {
    for (const { column, downwards } of order) {
      const difference = Buffer.compare(a[column] ?? a.id, b[column] ?? b.id);
      if (difference !== 0) return downwards ? -difference : difference;
    }
    return 0;
  };
  const walks = plan.walks.map((walk) => follow(store, plan, walk));
  return plan.order ? merged(walks, compare) : inTurn(walks);
};

/** All walks of all plans as one. A list or an alternative may lead to a document twice, but it comes once. */
export function* walkAll(store: Store, collection: Collection, plans: Plan[]): Generator<Row> {
  const seen = new Set<string>();
  for (const { id } of inTurn(plans.map((plan) => walked(store, plan)))) {
    const row = seen.has(id.toString('latin1')) ? undefined : store.row(collection, id);
    seen.add(id.toString('latin1'));
    if (row) yield row;
  }
}
