import { reportBug, reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { closeDays } from './audits';
import { LostRace } from '../runtime/store';
import { payAwards } from './awards';
import { askChecks, isMediaVerdict, takeVerdict } from './checks';
import { deliverNotices } from './notices';
import { lookAtCases } from './look';
import { countStandings, lapseVouchers, lookAtPurses } from './points';
import { reconcile } from './reconcile';
import { reseal } from './reseal';
import { keepRetention } from './retention';
import { lookAtMarket } from './market';
import { lookAtShops } from './shops';
import { inTurn, type Sweep, type Swept } from './sweep';
import { tallyChanges } from './tally';
import { lookAtTasks, returnResults } from './tasks';
import { handUpVacancies } from './vacancies';
import { tendWishes } from './wishes';

/** In this order: what falls due first, then what there is to say about it, then what is counted. */
const sweeps = {
  handedUp: handUpVacancies,
  looked: lookAtCases,
  shops: lookAtShops,
  market: lookAtMarket,
  tasks: lookAtTasks,
  wishes: tendWishes,
  checked: askChecks,
  ended: lookAtPurses,
  lapsed: lapseVouchers,
  paid: payAwards,
  returned: returnResults,
  sent: deliverNotices,
  tallied: tallyChanges,
  ranked: countStandings,
  kept: keepRetention,
  recounted: reconcile,
  resealed: reseal,
  closed: closeDays,
};

/** Of the function's own time limit: what one document may still take when time is up fits into the rest. */
const PART_OF_LIMIT = 0.6;
const LIMIT_MS = 20_000;

type Context = { readonly time_limit_in_ms?: number };

/** One sweep that breaks is told and stops no other; a race lost outside of its documents is for the next minute. */
const spared = async (name: string, sweeping: Promise<Swept>): Promise<Swept> => {
  try {
    return await sweeping;
  } catch (error) {
    if (!(error instanceof LostRace)) reportBug(error, { requestId: '', function: 'clock', action: name });
    return { done: 0, more: false };
  }
};

const sweepAll = async (now: Date, until: number): Promise<Record<string, number>> => {
  const done: Record<string, number> = {};
  const counting = Object.entries(sweeps).map(([name, sweep]): Sweep => async (...when) => {
    const swept = await spared(name, sweep(...when));
    done[name] = (done[name] ?? 0) + swept.done;
    return swept;
  });
  await inTurn(counting)(now, until);
  if (Object.values(done).some((count) => count > 0)) reportSweep(done);
  return done;
};

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async (event: unknown, context?: Context) => {
  const began = performance.now();
  const now = new Date();
  // A phone may call any function with any words: it neither judges a picture nor makes the town swept once more.
  if (isCalledByPhone()) return { judged: 0 };
  if (isMediaVerdict(event)) return { judged: await takeVerdict(event, now) };
  return sweepAll(now, began + PART_OF_LIMIT * (context?.time_limit_in_ms ?? LIMIT_MS));
};
