import { reportSweep } from '../runtime/report';
import { deliverNotices } from './notices';
import { markOverdues } from './overdue';

/** Every minute, perhaps twice, perhaps late: each sweep catches up and does nothing twice. */
export const main = async () => {
  const now = new Date();
  const overdue = await markOverdues(now);
  const sent = await deliverNotices(now);
  if (overdue + sent > 0) reportSweep({ overdue, sent });
  return { overdue, sent };
};
