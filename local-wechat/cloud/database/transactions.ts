import { randomUUID } from 'node:crypto';
import { refuse } from '../fault';
import { TRANSACTION_MAX_MS } from './limits';
import { copyOf, decodeStored, type Document } from './ejson';
import { idText, type View } from './find';
import { keyOf } from './keys';
import type { Collection, Store, Write } from './store';

type Transaction = {
  id: string;
  /** It sees what had been committed up to here. */
  snapshot: number;
  startedAtMs: number;
  writes: Map<Collection, Map<string, Write>>;
};

/** What a document was before the commit of that number. */
type Past = { commit: number; before: Document | null };

const nothing: View = new Map();

const conflict = (): never =>
  refuse(
    'DATABASE_TRANSACTION_CONFLICT',
    'The transaction conflicts with another write to the same document. Please try again.',
  );

/**
 * Snapshot isolation: a transaction sees the database as it was when it began plus its own writes. Whoever writes a
 * document that another transaction has written, or that changed since the snapshot, fails at once and for good.
 */
export class Transactions {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #open = new Map<string, Transaction>();
  readonly #locks = new Map<Collection, Map<string, Transaction>>();
  readonly #past = new Map<Collection, Map<string, Past[]>>();
  #commits = 0;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  start(): string {
    this.#expire();
    const id = randomUUID();
    this.#open.set(id, { id, snapshot: this.#commits, startedAtMs: this.#now(), writes: new Map() });
    return id;
  }

  /** The documents of a collection this caller sees differently from what is stored. */
  view(id: string | undefined, collection: Collection): View {
    if (id === undefined) return nothing;
    const transaction = this.#running(id);
    const view = new Map<string, Document | null>();
    for (const [key, past] of this.#past.get(collection) ?? []) {
      const first = past.find(({ commit }) => commit > transaction.snapshot);
      if (first) view.set(key, first.before && copyOf(first.before));
    }
    for (const [key, { after }] of transaction.writes.get(collection) ?? []) view.set(key, after && copyOf(after));
    return view;
  }

  /** Writes now, or when the transaction commits. */
  write(id: string | undefined, collection: Collection, writes: Write[]): void {
    this.#expire();
    if (id === undefined) {
      for (const one of writes) if (this.#locks.get(collection)?.has(idText(one.id))) conflict();
      this.#commit(new Map([[collection, writes]]));
      return;
    }
    const transaction = this.#running(id);
    for (const one of writes) this.#claim(transaction, collection, one);
  }

  commit(id: string): void {
    const transaction = this.#running(id);
    this.#end(transaction);
    this.#commit(new Map([...transaction.writes].map(([collection, byId]) => [collection, [...byId.values()]])));
  }

  /** Whatever goes wrong inside a transaction ends it. */
  fail(id: string): void {
    const transaction = this.#open.get(id);
    if (transaction) this.#end(transaction);
  }

  abort(id: string): void {
    this.#end(this.#running(id));
  }

  /** Every open transaction is gone, as after a restart. */
  forget(): void {
    for (const transaction of [...this.#open.values()]) this.#end(transaction);
  }

  #running(id: string): Transaction {
    this.#expire();
    return (
      this.#open.get(id) ??
      refuse('DATABASE_TRANSACTION_FAIL', `The transaction ${id} does not exist, has ended or has expired.`)
    );
  }

  #expire(): void {
    const oldest = this.#now() - TRANSACTION_MAX_MS;
    for (const transaction of [...this.#open.values()]) if (transaction.startedAtMs < oldest) this.#end(transaction);
  }

  #end(transaction: Transaction): void {
    this.#open.delete(transaction.id);
    for (const [collection, writes] of transaction.writes)
      for (const key of writes.keys()) this.#locks.get(collection)?.delete(key);
    this.#forgetPast();
  }

  /** Only what an open transaction may still ask for is kept. */
  #forgetPast(): void {
    const oldest = Math.min(...[...this.#open.values()].map(({ snapshot }) => snapshot));
    for (const [collection, pasts] of this.#past) {
      for (const [key, past] of pasts) if ((past.at(-1)?.commit ?? 0) <= oldest) pasts.delete(key);
      if (pasts.size === 0) this.#past.delete(collection);
    }
  }

  #claim(transaction: Transaction, collection: Collection, write: Write): void {
    const key = idText(write.id);
    const locks = this.#locks.get(collection) ?? new Map<string, Transaction>();
    const holder = locks.get(key);
    const changedSince = this.#past
      .get(collection)
      ?.get(key)
      ?.some(({ commit }) => commit > transaction.snapshot);
    if ((holder && holder !== transaction) || changedSince) conflict();
    if (write.after) this.#store.checkUnique(collection, write.after);
    this.#locks.set(collection, locks.set(key, transaction));
    const writes = transaction.writes.get(collection) ?? new Map<string, Write>();
    transaction.writes.set(collection, writes.set(key, write));
  }

  #commit(batches: Map<Collection, Write[]>): void {
    const before = this.#open.size > 0 ? this.#storedNow(batches) : [];
    this.#store.write(batches);
    this.#commits++;
    for (const { collection, key, document } of before) {
      const pasts = this.#past.get(collection) ?? new Map<string, Past[]>();
      const past = [...(pasts.get(key) ?? []), { commit: this.#commits, before: document }];
      this.#past.set(collection, pasts.set(key, past));
    }
  }

  #storedNow(batches: Map<Collection, Write[]>): { collection: Collection; key: string; document: Document | null }[] {
    return [...batches].flatMap(([collection, writes]) =>
      writes.map(({ id }) => {
        const row = this.#store.row(collection, keyOf(id));
        return { collection, key: idText(id), document: row ? decodeStored(row.doc) : null };
      }),
    );
  }
}
