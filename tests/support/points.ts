import { earn } from '../../domain/points/ledger';
import { newPurse, purseId, type Account, type Bucket } from '../../domain/points/model';
import { firstRules, type PointRules } from '../../domain/points/rules';
import { anOperationId, WEDNESDAY_TEN, type Town } from './town';

export const EAST = '410403001001';

type Given = {
  readonly personId: string;
  readonly points: number;
  readonly bucket?: Bucket;
  readonly earnedAt?: string;
  readonly rules?: PointRules;
};

/** A purse with one row in the journal, as if a task had been approved then. */
export const pursesWith = (given: readonly Given[]): { accounts: object[]; transfers: object[] } => {
  const booked = given.map(({ personId, points, bucket = 'service', earnedAt = WEDNESDAY_TEN, rules }) => {
    const earning = {
      reason: 'task' as const,
      cause: `given-${anOperationId()}`,
      points,
      earnedAt,
      teamId: '',
      words: '',
    };
    const act = { now: new Date(earnedAt), by: ['o-somebody'] };
    return earn(newPurse(personId, EAST, bucket), earning, rules ?? firstRules(EAST), act);
  });
  return { accounts: booked.map(({ purse }) => purse), transfers: booked.map(({ transfer }) => transfer) };
};

/** What the database holds of somebody's purse. */
export const purseIn = async (town: Town, personId: string, bucket: Bucket = 'service'): Promise<Account | undefined> =>
  ((await town.cloud.documents('accounts', 1000)) as unknown as Account[]).find(
    ({ _id }) => _id === purseId(personId, EAST, bucket),
  );

/** Lets the clock ring until the night is done, and answers what it found. */
export const nightOf = async (town: Town, date: string) => {
  for (let minute = 0; minute < 40; minute += 1) {
    await town.tick();
    const nights = (await town.cloud.documents('reconciliations', 100)) as {
      _id: string;
      stage: string;
      differing: number;
      differences: { what: string; held: number; journal: number }[];
      counted: Record<string, number>;
    }[];
    const night = nights.find(({ _id }) => _id === date);
    if (night?.stage === 'done') return night;
    await town.later(60_000);
  }
  throw new Error(`The night of ${date} never ended.`);
};
