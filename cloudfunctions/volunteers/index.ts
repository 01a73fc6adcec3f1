import { serve } from '../runtime/serve';
import { attendanceHandlers } from './attendance';
import { drawerHandlers } from './drawers';
import { organisationHandlers } from './organisations';
import { pointHandlers } from './points';
import { proposalHandlers } from './proposals';
import { rewardHandlers } from './rewards';
import { standingHandlers } from './standings';
import { taskHandlers } from './tasks';
import { volunteerHandlers } from './volunteers';
import { wishHandlers } from './wishes';

export const main = serve('volunteers', {
  ...taskHandlers,
  ...attendanceHandlers,
  ...wishHandlers,
  ...volunteerHandlers,
  ...organisationHandlers,
  ...pointHandlers,
  ...proposalHandlers,
  ...standingHandlers,
  ...rewardHandlers,
  ...drawerHandlers,
});
