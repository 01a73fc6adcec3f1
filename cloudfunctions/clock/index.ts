import { reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { payAwards } from './awards';
import { askChecks, isMediaVerdict, takeVerdict } from './checks';
import { deliverNotices } from './notices';
import { dueNow, type DueName } from './due';
import { lookAtCases } from './look';
import { countStandings, lapseVouchers, lookAtPurses } from './points';
import { reconcile } from './reconcile';
import { lookAtMarket } from './market';
import { lookAtShops } from './shops';
import { tallyChanges } from './tally';
import { lookAtTasks, returnResults } from './tasks';
import { tellers, type TellingName } from './tellers';
import { handUpVacancies } from './vacancies';
import { tendWishes } from './wishes';

type Sweeping = {
  /** The collections it goes through; null when it asks for itself whether there is anything to do. */
  readonly of: readonly DueName[] | null;
  readonly sweep: (now: Date) => Promise<number>;
};

/** In this order: what falls due first, then what there is to say about it, then what is counted. */
const sweeps: Readonly<Record<string, Sweeping>> = {
  handedUp: { of: null, sweep: handUpVacancies },
  looked: { of: ['serviceRequests'], sweep: lookAtCases },
  shops: { of: ['shops'], sweep: lookAtShops },
  market: { of: ['jobs', 'seekers', 'orders'], sweep: lookAtMarket },
  tasks: { of: ['tasks'], sweep: lookAtTasks },
  wishes: { of: ['wishes', 'serviceRequests'], sweep: tendWishes },
  checked: { of: ['wishes', 'serviceRequests'], sweep: askChecks },
  ended: { of: ['accounts'], sweep: lookAtPurses },
  lapsed: { of: ['vouchers'], sweep: lapseVouchers },
  paid: { of: ['tasks', 'wishes'], sweep: payAwards },
  returned: { of: ['tasks'], sweep: returnResults },
  sent: { of: Object.keys(tellers) as TellingName[], sweep: deliverNotices },
  tallied: { of: ['serviceRequests'], sweep: tallyChanges },
  ranked: { of: null, sweep: countStandings },
  recounted: { of: null, sweep: reconcile },
};

/** Once one sweep has done anything, every later one looks for itself: what one does falls due for another. */
const sweepAll = async (now: Date): Promise<Record<string, number>> => {
  const due = await dueNow(now);
  const done: Record<string, number> = {};
  let busy = false;
  for (const [name, { of, sweep }] of Object.entries(sweeps)) {
    const idle: boolean = !busy && of !== null && !of.some((one) => due.has(one));
    done[name] = idle ? 0 : await sweep(now);
    busy ||= done[name] > 0;
  }
  if (busy) reportSweep(done);
  return done;
};

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async (event: unknown) => {
  const now = new Date();
  // Only WeChat itself says what it thinks of a picture; a phone may call any function with any words.
  if (isMediaVerdict(event)) return { judged: isCalledByPhone() ? 0 : await takeVerdict(event, now) };
  return sweepAll(now);
};
