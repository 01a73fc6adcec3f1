import type { PurseView, RowView } from './contract';
import { endingOf, reminds } from './expiry';
import { bucketNames, buckets, newPurse, reasons, type Account, type Bucket, type Transfer } from './model';
import type { PointRules } from './rules';

/** Contribution never buys, and neither does base: only work for others does. */
const SPENDABLE: Bucket = 'service';

/** A row as its owner reads it. */
export const rowViewOf = (row: Transfer, purseIds: ReadonlySet<string>, weights?: PointRules['weights']): RowView => ({
  number: row.number,
  reason: reasons[row.reason],
  words: row.words,
  bucket: row.bucket,
  bucketLabel: buckets[row.bucket],
  points: purseIds.has(row.to) ? row.points : -row.points,
  edition: row.edition,
  counts: row.counts !== 0,
  weighted: weights ? (row.counts * row.points * weights[row.bucket]) / 100 : null,
  at: row.at,
  earnedAt: row.earnedAt,
});

const purseViewOf = (purse: Account): PurseView => ({
  bucket: purse.bucket,
  label: buckets[purse.bucket],
  points: purse.points,
  debt: purse.debt ?? 0,
  spendable: purse.bucket === SPENDABLE,
  ending: endingOf(purse),
  reminds: reminds(purse),
});

/** All three, those nobody paid into yet empty. */
export const pursesIn = (purses: readonly Account[], communityId: string): PurseView[] =>
  bucketNames.map((bucket) =>
    purseViewOf(
      purses.find((purse) => purse.communityId === communityId && purse.bucket === bucket) ??
        newPurse('', communityId, bucket),
    ),
  );
