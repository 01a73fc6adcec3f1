import { reportSweep } from '../runtime/report';
import { isCalledByPhone } from '../runtime/sdk';
import { askChecks, isMediaVerdict, takeVerdict } from './checks';
import { deliverNotices } from './notices';
import { lookAtCases } from './look';
import { lookAtShops } from './shops';
import { tallyChanges } from './tally';
import { handUpVacancies } from './vacancies';

const sweepAll = async (now: Date) => {
  const handedUp = await handUpVacancies(now);
  const looked = await lookAtCases(now);
  const shops = await lookAtShops(now);
  const checked = await askChecks(now);
  const sent = await deliverNotices(now);
  const tallied = await tallyChanges(now);
  if (handedUp + looked + shops + checked + sent + tallied > 0)
    reportSweep({ handedUp, looked, shops, checked, sent, tallied });
  return { handedUp, looked, shops, checked, sent, tallied };
};

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async (event: unknown) => {
  const now = new Date();
  // Only WeChat itself says what it thinks of a picture; a phone may call any function with any words.
  if (isMediaVerdict(event)) return { judged: isCalledByPhone() ? 0 : await takeVerdict(event, now) };
  return sweepAll(now);
};
