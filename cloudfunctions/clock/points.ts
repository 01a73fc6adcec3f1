import { shanghaiDate } from '../../domain/kernel/calendar';
import { expire, tellOfEnding } from '../../domain/points/expiry';
import { yearOf } from '../../domain/points/ledger';
import type { Account, Standing } from '../../domain/points/model';
import type { Voucher } from '../../domain/rewards/model';
import { unredeem } from '../../domain/rewards/rules';
import { atMost, greaterThan, lessThan, type Where } from '../runtime/filters';
import type { Store } from '../runtime/store';
import { sweep, type Sweep } from './sweep';

const ROWS = 100;

/** What is over goes back in one transaction; what is not yet over is told of beforehand. */
const lookAtPurse = async (found: Account, now: Date, store: Store): Promise<number> => {
  const due = expire(found, now);
  if (!due) {
    const told = tellOfEnding(found, now);
    await store.save('accounts', told);
    return told === found ? 0 : 1;
  }
  return store.transaction(async (documents) => {
    const fresh = await documents.get('accounts', found._id);
    const ended = expire(fresh, now);
    // One row a purse a day: what came back from a voucher since then ends tomorrow.
    if (!ended || (await documents.find('transfers', ended.transfer._id))) return 0;
    await documents.insert('transfers', ended.transfer);
    await documents.save('accounts', ended.purse);
    return 1;
  });
};

/** Tells of points that end, thirty days before, and ends them after their last Shanghai day. */
export const lookAtPurses: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.purses',
    of: 'accounts',
    where: { lookAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'lookAt', order: 'asc' },
    each: (purse, store) => lookAtPurse(purse, now, store),
  });

export const lapse = (found: Voucher, now: Date, store: Store): Promise<number> =>
  store.transaction(async (documents) => {
    const reward = await documents.get('rewards', found.rewardId);
    const voucher = await documents.get('vouchers', found._id);
    if (voucher.state !== 'held') return 0;
    const purse = await documents.get('accounts', found.purseId);
    const done = unredeem({ voucher, purse, reward }, 'lapse', { by: '', now });
    await documents.save('rewards', done.reward);
    for (const transfer of done.transfers) await documents.insert('transfers', transfer);
    await documents.save('accounts', done.purse);
    await documents.save('vouchers', done.voucher);
    return 1;
  });

/** A voucher nobody used in time gives its points and its place in stock back. */
export const lapseVouchers: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.vouchers',
    of: 'vouchers',
    where: { lapsesAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'lapsesAt', order: 'asc' },
    each: (voucher, store) => lapse(voucher, now, store),
  });

type Counted = { readonly points: number; readonly people: number };

/** The journal's service rows of a team or a community in one year. */
const countRows = async ({ of, _id }: Standing, year: number, store: Store): Promise<Counted> => {
  const people = new Set<string>();
  let points = 0;
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const whose: Where<{ teamId: string; communityId: string }> =
      of === 'teams' ? { teamId: _id } : { communityId: _id };
    const rows = await store.list('transfers', {
      where: { ...whose, year, bucket: 'service' },
      by: { field: 'at', order: 'asc' },
      limit: ROWS,
      after,
    });
    for (const row of rows) {
      points += row.counts * row.points;
      if (row.counts === 1) people.add(row.personId);
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return { points, people: people.size };
    after = { value: last.at, _id: last._id };
  }
};

/** Once a day, and at once for whoever has just joined: counted from the journal, so that a figure is its rows. */
export const countStandings: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.standings',
    of: 'standings',
    where: { joined: true, countedOn: lessThan(shanghaiDate(now)) },
    by: { field: 'countedOn', order: 'asc' },
    each: async (standing, store) => {
      const year = yearOf(now.toISOString());
      const counted = await countRows(standing, year, store);
      const when = { countedAt: now.toISOString(), countedOn: shanghaiDate(now) };
      await store.save('standings', { ...standing, ...counted, year, ...when });
      return 1;
    },
  });
