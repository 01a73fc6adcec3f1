import { reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { closeDays } from './audits';
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

const sweepAll = async (now: Date): Promise<Record<string, number>> => {
  const done: Record<string, number> = {};
  for (const [name, sweep] of Object.entries(sweeps)) done[name] = await sweep(now);
  if (Object.values(done).some((count) => count > 0)) reportSweep(done);
  return done;
};

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async (event: unknown) => {
  const now = new Date();
  // Only WeChat itself says what it thinks of a picture; a phone may call any function with any words.
  if (isMediaVerdict(event)) return { judged: isCalledByPhone() ? 0 : await takeVerdict(event, now) };
  return sweepAll(now);
};
