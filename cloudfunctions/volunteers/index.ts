import { serve } from '../runtime/serve';
import { attendanceHandlers } from './attendance';
import { drawerHandlers } from './drawers';
import { pointHandlers } from './points';
import { proposalHandlers } from './proposals';
import { rewardHandlers } from './rewards';
import { standingHandlers } from './standings';
import { taskHandlers } from './tasks';
import { wishHandlers } from './wishes';

export const main = serve('volunteers', {
  ...taskHandlers,
  ...attendanceHandlers,
  ...wishHandlers,
  ...pointHandlers,
  ...proposalHandlers,
  ...standingHandlers,
  ...rewardHandlers,
  ...drawerHandlers,
});
