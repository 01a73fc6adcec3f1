import { reportBug, reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { LostRace } from '../runtime/untilWon';
import { closeDays } from './audits';
import { payAwards } from './awards';
import { askChecks, isMediaVerdict, takeVerdict } from './checks';
import { deliverNotices } from './notices';
import { dueNow } from './due';
import type { DueName } from './dues';
import { lookAtCases } from './look';
import { countStandings, lapseVouchers, lookAtPurses } from './points';
import { cleanPhotos } from './photos';
import { reconcile } from './reconcile';
import { reseal } from './reseal';
import { keepRetention } from './retention';
import { lookAtMarket } from './market';
import { lookAtShops } from './shops';
import { inTurn, type Sweep, type Swept } from './sweep';
import { tallyChanges } from './tally';
import { lookAtTasks, returnResults } from './tasks';
import { tellers, type TellingName } from './tellers';
import { lookAtTerms } from './terms';
import { handUpVacancies } from './vacancies';
import { tendWishes } from './wishes';

/** Of the function's own time limit: what one document may still take when time is up fits into the rest. */
const PART_OF_LIMIT = 0.6;
const LIMIT_MS = 20_000;

type Context = { readonly time_limit_in_ms?: number };

type Sweeping = {
  /** The collections it goes through; null when it asks for itself whether there is anything to do. */
  readonly of: readonly DueName[] | null;
  readonly sweep: Sweep;
};

/** In this order: what falls due first, then what there is to say about it, then what is counted. */
const sweeps = {
  handedUp: { of: ['posts'], sweep: inTurn([lookAtTerms, handUpVacancies]) },
  looked: { of: ['serviceRequests'], sweep: lookAtCases },
  shops: { of: ['shops'], sweep: lookAtShops },
  market: { of: ['jobs', 'seekers', 'offers', 'orders'], sweep: lookAtMarket },
  tasks: { of: ['tasks'], sweep: lookAtTasks },
  wishes: { of: ['wishes', 'serviceRequests'], sweep: tendWishes },
  checked: { of: ['wishes', 'serviceRequests', 'shops'], sweep: askChecks },
  cleaned: { of: ['people', 'tasks', 'proposals', 'rewards'], sweep: cleanPhotos },
  ended: { of: ['accounts'], sweep: lookAtPurses },
  lapsed: { of: ['vouchers'], sweep: lapseVouchers },
  paid: { of: ['tasks', 'wishes'], sweep: payAwards },
  returned: { of: ['tasks'], sweep: returnResults },
  sent: { of: Object.keys(tellers) as TellingName[], sweep: deliverNotices },
  tallied: { of: ['serviceRequests'], sweep: tallyChanges },
  ranked: { of: null, sweep: countStandings },
  kept: { of: null, sweep: keepRetention },
  recounted: { of: null, sweep: reconcile },
  resealed: { of: null, sweep: reseal },
  closed: { of: null, sweep: closeDays },
} as const satisfies Readonly<Record<string, Sweeping>>;

export type SweepName = keyof typeof sweeps;

/** One sweep that breaks is told and stops no other; a race lost outside of its documents is for the next minute. */
const spared = async (name: string, sweeping: Promise<Swept>): Promise<Swept> => {
  try {
    return await sweeping;
  } catch (error) {
    if (!(error instanceof LostRace)) reportBug(error, { requestId: '', function: 'clock', action: name });
    return { done: 0, more: false };
  }
};

/** Once one sweep has done anything, every later one looks for itself: what one does falls due for another. */
const sweepAll = async (now: Date, until: number): Promise<Record<string, number>> => {
  const due = await dueNow(now);
  const done: Record<string, number> = {};
  let busy = false;
  const counting = Object.entries<Sweeping>(sweeps).map(([name, { of, sweep }]): Sweep => async (...when) => {
    const idle = !busy && of !== null && !of.some((one) => due.has(one));
    const swept = idle ? { done: 0, more: false } : await spared(name, sweep(...when));
    done[name] = (done[name] ?? 0) + swept.done;
    busy ||= swept.done > 0;
    return swept;
  });
  await inTurn(counting)(now, until);
  if (busy) reportSweep(done);
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
