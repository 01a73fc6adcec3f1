import fc from 'fast-check';
import { openDatabase, type Database } from '../../../local-wechat/cloud/database/database';

const ids = ['a', 'b', 'c'];
type Things = Record<string, number>;
type Open = { id: string; snapshot: Things; versions: Record<string, number>; writes: Record<string, number | null> };

/** The whole of snapshot isolation, said in the simplest way: every transaction holds a copy of everything. */
class Model {
  committed: Things = {};
  versions: Record<string, number> = {};
  open: (Open | undefined)[] = [undefined, undefined, undefined];

  seenBy(transaction: Open | undefined): Things {
    const things: Things = { ...(transaction?.snapshot ?? this.committed) };
    for (const [id, n] of Object.entries(transaction?.writes ?? {})) {
      if (n === null) delete things[id];
      else things[id] = n;
    }
    return things;
  }

  mayWrite(id: string, by: Open | undefined): boolean {
    const held = this.open.some((other) => other && other !== by && id in other.writes);
    return !held && (!by || by.versions[id] === this.versions[id]);
  }

  settle(writes: Record<string, number | null>): void {
    for (const [id, n] of Object.entries(writes)) {
      this.versions[id] = (this.versions[id] ?? 0) + 1;
      if (n === null) delete this.committed[id];
      else this.committed[id] = n;
    }
  }
}

const call = (database: Database, action: string, more: object): unknown => {
  try {
    return database.call({ action: `database.${action}`, collectionName: 'things', ...more }, () => undefined);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const inTransaction = (transaction: Open | undefined): object => (transaction ? { transactionId: transaction.id } : {});

const read = (database: Database, transaction: Open | undefined): Things => {
  const reply = call(database, 'getDocument', {
    query: '{"n":{"$gte":0}}',
    order: '{"_id":1}',
    limit: 10,
    ...inTransaction(transaction),
  });
  const rows = (reply as { list: string[] }).list.map((text) => JSON.parse(text) as { _id: string; n: number });
  return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]));
};

const write = (database: Database, model: Model, place: number, [id, n]: [string, number | null]): void => {
  const by = model.open[place];
  const there = id in model.seenBy(by);
  const common = { query: JSON.stringify({ _id: id }), multi: false, ...inTransaction(by) };
  const reply =
    n === null
      ? call(database, 'removeDocument', common)
      : call(database, 'modifyDocument', { ...common, data: JSON.stringify({ n }), merge: false, upsert: true });
  const same = n === null ? !there : model.seenBy(by)[id] === n;
  if (same) return expect(typeof reply).toBe('object');
  if (!model.mayWrite(id, by)) {
    expect(reply).toBe('DATABASE_TRANSACTION_CONFLICT');
    model.open[place] = undefined;
    return;
  }
  expect(typeof reply).toBe('object');
  if (by) by.writes[id] = n;
  else model.settle({ [id]: n });
};

const finish = (database: Database, model: Model, place: number, how: 'commit' | 'abort'): void => {
  const transaction = model.open[place];
  if (!transaction) return;
  expect(call(database, `${how}Transaction`, inTransaction(transaction))).toEqual({});
  if (how === 'commit') model.settle(transaction.writes);
  model.open[place] = undefined;
};

const begin = (database: Database, model: Model, place: number): void => {
  if (model.open[place]) return;
  const { transactionId } = call(database, 'startTransaction', {}) as { transactionId: string };
  model.open[place] = {
    id: transactionId,
    snapshot: { ...model.committed },
    versions: { ...model.versions },
    writes: {},
  };
};

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('begin' as const), place: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      place: fc.nat(3),
      what: fc.tuple(fc.constantFrom(...ids), fc.option(fc.nat(5))),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('commit' as const, 'abort' as const), place: fc.nat(2) }) },
);

test('any interleaving of transactions sees and keeps what a copy of everything would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, indexed) => {
      const indexes = { things: indexed ? [{ name: 'n', keys: { n: 1 as const } }] : [] };
      const database = openDatabase({ file: ':memory:', indexes, now: () => 0 });
      const model = new Model();
      for (const one of steps) {
        // The fourth place never holds a transaction: it writes from outside.
        if (one.kind === 'begin') begin(database, model, one.place);
        else if (one.kind === 'write') write(database, model, one.place, one.what);
        else finish(database, model, one.place, one.kind);
        for (const reader of [...model.open, undefined]) expect(read(database, reader)).toEqual(model.seenBy(reader));
      }
      database.close();
    }),
    { numRuns: 400 },
  );
});
