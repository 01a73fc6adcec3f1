import type { CollectionName, Documents } from '../../domain/collections';
import { shanghaiDate } from '../../domain/kernel/calendar';
import type { Account, Holder, Transfer } from '../../domain/points/model';
import {
  accountDifferences,
  beginNight,
  holdersIn,
  noRows,
  rowDifferences,
  stockDifferences,
  voucherDifferences,
  wentOn,
  withRows,
  type Difference,
  type Reconciliation,
  type Stage,
  type Sums,
} from '../../domain/points/reconcile';
import type { Reward, Voucher } from '../../domain/rewards/model';
import { greaterThan, oneOf, type Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { reportDrift } from '../runtime/report';
import type { Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';
import { taskDifferences } from './reconcileTasks';
import { openRound } from './rounds';
import { clockStore, isOver, type Sweep } from './sweep';

/** So many documents a page and pages a minute: a night is over long before the morning, a minute before its time. */
const PAGE = 50;
const PAGES_A_MINUTE = 8;
const ROWS = 100;
/** In the small hours of Shanghai, when next to nobody moves anything. */
const FROM_HOUR = 3;

/** A name for the report that says nothing about a person. */
const aboutOf = (id: string): string => idOf(id).slice(0, 8);

const sumsOfSide = async (id: string, side: 'from' | 'to', begun: Sums, store: Store): Promise<Sums> => {
  let sums = begun;
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const where: Where<Transfer> = side === 'from' ? { from: id } : { to: id };
    const rows = await store.list('transfers', { where, by: { field: 'at', order: 'asc' }, limit: ROWS, after });
    sums = withRows(sums, id, rows);
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return sums;
    after = { value: last.at, _id: last._id };
  }
};

/** Everything the journal says of one holder. */
const sumsOf = async (id: string, store: Store): Promise<Sums> =>
  sumsOfSide(id, 'to', await sumsOfSide(id, 'from', noRows, store), store);

/** What differs might only have moved while we looked: it is told when it still differs in a document at rest. */
const atRest = async <C extends CollectionName>(
  of: C,
  found: Documents[C],
  compare: (doc: Documents[C], store: Store) => Promise<Difference[]>,
): Promise<Difference[]> => {
  let doc: Documents[C] | undefined = found;
  for (let tries = 0; doc && tries < 3; tries += 1) {
    const store = clockStore();
    const differences = await compare(doc, store);
    if (differences.length === 0) return [];
    const fresh: Documents[C] | undefined = await store.find(of, doc._id);
    if (fresh?.version === doc.version) return differences;
    doc = fresh;
  }
  return [];
};

/** Vouchers of a reward that took one from its stock: those held and those used. */
const outOf = async (reward: Reward, store: Store): Promise<number> => {
  let out = 0;
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const vouchers: Voucher[] = await store.list('vouchers', {
      where: { rewardId: reward._id },
      by: { field: 'redeemedAt', order: 'asc' },
      limit: ROWS,
      after,
    });
    out += vouchers.filter(({ state }) => state === 'held' || state === 'used').length;
    const last = vouchers.at(-1);
    if (!last || vouchers.length < ROWS) return out;
    after = { value: last.redeemedAt, _id: last._id };
  }
};

const compare = {
  accounts: async (account: Account, store: Store) =>
    accountDifferences(account, await sumsOf(account._id, store), aboutOf(account._id)),
  vouchers: async (voucher: Voucher, store: Store) =>
    voucherDifferences(voucher, await sumsOf(voucher._id, store), aboutOf(voucher._id)),
  rewards: async (reward: Reward, store: Store) =>
    stockDifferences(reward, await outOf(reward, store), aboutOf(reward._id)),
  tasks: taskDifferences,
};

type Page = { ids: string[]; last: boolean; found: Difference[] };

const nextPage = <C extends Exclude<Stage, 'done'>>(of: C, night: Reconciliation, store: Store) => {
  const where: Where<Holder> = { _id: greaterThan(night.after) };
  return store.list(of, { where: where as Where<Documents[C]>, by: { field: '_id', order: 'asc' }, limit: PAGE });
};

const pageOf = async <C extends keyof typeof compare>(of: C, night: Reconciliation): Promise<Page> => {
  const docs = await nextPage(of, night, clockStore());
  const comparing = compare[of] as (doc: Documents[C], store: Store) => Promise<Difference[]>;
  const found: Difference[] = [];
  for (const doc of docs) found.push(...(await atRest(of, doc, comparing)));
  return { ids: docs.map(({ _id }) => _id), last: docs.length < PAGE, found };
};

const pageOfJournal = async (night: Reconciliation): Promise<Page> => {
  const store = clockStore();
  const rows = await nextPage('transfers', night, store);
  const ids = holdersIn(rows);
  const by = { field: '_id', order: 'asc' } as const;
  const [accounts, vouchers] =
    ids.length === 0
      ? [[], []]
      : await Promise.all([
          store.list('accounts', { where: { _id: oneOf(ids) }, by, limit: ids.length }),
          store.list('vouchers', { where: { _id: oneOf(ids) }, by, limit: ids.length }),
        ]);
  const known = new Set([...accounts, ...vouchers].map(({ _id }) => _id));
  const found = rows.flatMap((row) => rowDifferences(row, known));
  return { ids: rows.map(({ _id }) => _id), last: rows.length < PAGE, found };
};

const oneFurther = async (night: Reconciliation, now: Date): Promise<Reconciliation> => {
  const { stage } = night;
  if (stage === 'done') return night;
  return wentOn(night, stage === 'transfers' ? await pageOfJournal(night) : await pageOf(stage, night), now);
};

const nothing = { done: 0, more: false };

const shanghaiHour = (now: Date): number => (now.getUTCHours() + 8) % 24;

/** Recounts everything once a night, a few pages a minute, tells loudly what differs and repairs nothing. */
export const reconcile: Sweep = async (now, until) => {
  if (shanghaiHour(now) < FROM_HOUR) return nothing;
  const store = clockStore();
  const date = shanghaiDate(now);
  const begun = await store.find('reconciliations', date);
  if (begun?.stage === 'done') return nothing;
  // While somebody is being taken out of the journal, half of their rows bear one name and half another.
  if ((await openRound(store))?.leavers.length) return nothing;
  if (!begun) await store.insert('reconciliations', beginNight(date, now));
  const before = begun ?? (await store.get('reconciliations', date));
  let night = before;
  for (let page = 0; page < PAGES_A_MINUTE && night.stage !== 'done' && !isOver(until); page += 1)
    night = await oneFurther(night, now);
  try {
    await store.save('reconciliations', night);
  } catch (error) {
    if (error instanceof LostRace) return nothing;
    throw error;
  }
  if (night.stage === 'done' && night.differing > 0) reportDrift({ night: date, differing: night.differing });
  return { done: 1, more: false };
};
