import { randomUUID } from 'node:crypto';
import { refuse } from '../fault';
import { TRANSACTION_MAX_MS } from './limits';
import { copyOf, type Document } from './ejson';
import { idText, type View } from './find';
import type { Store, Write } from './store';

type Transaction = {
  id: string;
  /** It sees what had been committed up to here. */
  snapshot: number;
  startedAtMs: number;
  writes: Map<string, Write>;
};

/** What a document was before the commit of that number. */
type Past = { commit: number; place: string; before: Write };

const nothing: View = new Map();

const placeOf = ({ collection, id }: Write): string => `${collection} ${idText(id)}`;

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
  /** In the order of their commits, as far back as an open transaction may still ask. */
  #past: Past[] = [];
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
  view(id: string | undefined, collection: string): View {
    if (id === undefined) return nothing;
    const { snapshot, writes } = this.#running(id);
    const changedSince = this.#past.filter(({ commit }) => commit > snapshot).map(({ before }) => before);
    const view = new Map<string, Document | null>();
    // The latest first, so that what was there at the snapshot stays; then the transaction's own writes.
    for (const write of [...changedSince.reverse(), ...writes.values()])
      if (write.collection === collection) view.set(idText(write.id), write.after && copyOf(write.after));
    return view;
  }

  /** Writes now, or when the transaction commits. */
  write(id: string | undefined, writes: Write[]): void {
    this.#expire();
    if (id === undefined) {
      if (writes.some((write) => this.#holder(placeOf(write)))) conflict();
      this.#commit(writes);
      return;
    }
    const transaction = this.#running(id);
    for (const write of writes) this.#claim(transaction, write);
  }

  /** Answers how many documents it wrote. */
  commit(id: string): number {
    const transaction = this.#running(id);
    this.#end(transaction);
    this.#commit([...transaction.writes.values()]);
    return transaction.writes.size;
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
    this.#open.clear();
    this.#past = [];
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
    const oldest = Math.min(...[...this.#open.values()].map(({ snapshot }) => snapshot));
    this.#past = this.#past.filter(({ commit }) => commit > oldest);
  }

  #holder(place: string): Transaction | undefined {
    return [...this.#open.values()].find(({ writes }) => writes.has(place));
  }

  #claim(transaction: Transaction, write: Write): void {
    const place = placeOf(write);
    const changedSince = this.#past.some((past) => past.commit > transaction.snapshot && past.place === place);
    if ((this.#holder(place) ?? transaction) !== transaction || changedSince) conflict();
    this.#store.checkUnique(write);
    transaction.writes.set(place, write);
  }

  #commit(writes: Write[]): void {
    const before = this.#open.size > 0 ? writes.map((write) => this.#store.stored(write)) : [];
    this.#store.write(writes);
    this.#commits += 1;
    this.#past.push(...before.map((write) => ({ commit: this.#commits, place: placeOf(write), before: write })));
  }
}
