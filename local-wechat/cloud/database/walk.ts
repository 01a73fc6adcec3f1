import type { Plan, Walk } from './plan';
import type { Collection, Row, Store } from './store';

/** Gives the next ones, at most as many as asked; none when there are no more. */
export type Source<T> = (count: number) => T[];

/** A row of an index: the document's id and the columns that give the order. */
type Entry = { id: Buffer } & Record<string, Buffer>;

const SCAN_ROWS = 500;

/** Every document, in the order of insertion. */
export const everything = (store: Store, collection: Collection): Source<Row> => {
  let after = 0;
  return (count) => {
    const rows = store.scan(collection, after, Math.min(count, SCAN_ROWS));
    after = rows.at(-1)?.rid ?? after;
    return rows;
  };
};

const orderColumns = ({ index, order }: Plan): { column: string; downwards: boolean }[] =>
  (order?.columns ?? []).map((i) => ({
    column: index.columns[i] ?? 'id',
    downwards: (index.directions[i] === -1) !== order?.backwards,
  }));

/** One walk through an index, read piece by piece. */
const follow = (store: Store, plan: Plan, { keys, range }: Walk): Source<Entry> => {
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
  let ended = false;
  return (count) => {
    if (ended) return [];
    const entries = store.select(text, [...values, Number.isFinite(count) ? count : -1, offset]) as Entry[];
    offset += entries.length;
    ended = entries.length < count;
    return entries;
  };
};

/** One source after the other. */
const inTurn = (sources: Source<Entry>[]): Source<Entry> => {
  let place = 0;
  return (count) => {
    for (; place < sources.length; place++) {
      const entries = sources[place]?.(count) ?? [];
      if (entries.length > 0) return entries;
    }
    return [];
  };
};

/** Several ordered sources as one ordered source. */
const merged = (sources: Source<Entry>[], compare: (a: Entry, b: Entry) => number): Source<Entry> => {
  const lists = sources.map((source) => ({ source, ahead: [] as Entry[] }));
  const least = (count: number): Entry | undefined => {
    let best: Entry[] | undefined;
    for (const list of lists) {
      if (list.ahead.length === 0) list.ahead = list.source(count).reverse();
      const [one, other] = [list.ahead.at(-1), best?.at(-1)];
      if (one && (!other || compare(one, other) < 0)) best = list.ahead;
    }
    return best?.pop();
  };
  return (count) => {
    const entries: Entry[] = [];
    for (let entry = least(count); entry; entry = entries.length < count ? least(count) : undefined)
      entries.push(entry);
    return entries;
  };
};

/** All walks of a plan as one. An element of a list may lead to a document twice, but it comes once. */
export const walkAll = (store: Store, collection: Collection, plan: Plan, unbounded: boolean): Source<Row> => {
  const order = orderColumns(plan);
  const compare = (a: Entry, b: Entry): number => {
    for (const { column, downwards } of order) {
      const difference = Buffer.compare(a[column] ?? a.id, b[column] ?? b.id);
      if (difference !== 0) return downwards ? -difference : difference;
    }
    return 0;
  };
  const sources = plan.walks.map((walk) => follow(store, plan, walk));
  const next = plan.order ? merged(sources, compare) : inTurn(sources);
  const seen = new Set<string>();
  let ahead: Entry[] = [];
  return (count) => {
    const rows: Row[] = [];
    while (rows.length < count) {
      if (ahead.length === 0) ahead = next(unbounded ? Infinity : count - rows.length).reverse();
      const id = ahead.pop()?.id;
      if (!id) break;
      const row = seen.has(id.toString('latin1')) ? undefined : store.row(collection, id);
      seen.add(id.toString('latin1'));
      if (row) rows.push(row);
    }
    return rows;
  };
};
