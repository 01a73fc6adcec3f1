import { reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { payAwards } from './awards';
import { askChecks, isMediaVerdict, takeVerdict } from './checks';
import { deliverNotices } from './notices';
import { lookAtCases } from './look';
import { countStandings, lapseVouchers, lookAtPurses } from './points';
import { reconcile } from './reconcile';
import { lookAtMarket } from './market';
import { lookAtShops } from './shops';
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
  recounted: reconcile,
};

const sweepAll = async (now: Date): Promise<Record<string, number>> => {
  const done: Record<string, number> = {};
  for (const [name, sweep] of Object.entries(sweeps)) done[name] = await sweep(now);
  if (Object.values(done).some((count) => count > 0)) reportSweep(done);
  return done;
};

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async (event: unknown) => {
  const now = new Date();
  // A phone may call any function with any words: it neither judges a picture nor makes the town swept once more.
  if (isCalledByPhone()) return { judged: 0 };
  if (isMediaVerdict(event)) return { judged: await takeVerdict(event, now) };
  return sweepAll(now);
};
