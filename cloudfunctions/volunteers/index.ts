import { serve } from '../runtime/serve';
import { drawerHandlers } from './drawers';
import { pointHandlers } from './points';
import { proposalHandlers } from './proposals';
import { rewardHandlers } from './rewards';
import { standingHandlers } from './standings';
import { taskHandlers } from './tasks';

export const main = serve('volunteers', {
  ...taskHandlers,
  ...pointHandlers,
  ...proposalHandlers,
  ...standingHandlers,
  ...rewardHandlers,
  ...drawerHandlers,
});
