import { serve } from '../runtime/serve';
import { bulletinHandlers } from './bulletins';
import { doorHandlers } from './doors';
import { groupHandlers } from './groups';
import { needHandlers } from './needs';
import { jobHandlers } from './jobs';
import { offerHandlers } from './offers';
import { looksAhead } from './open';
import { orderHandlers } from './orders';
import { seekerHandlers } from './seekers';
import { shopHandlers } from './shops';

export const main = serve(
  'merchants',
  {
    ...shopHandlers,
    ...groupHandlers,
    ...doorHandlers,
    ...needHandlers,
    ...bulletinHandlers,
    ...jobHandlers,
    ...seekerHandlers,
    ...offerHandlers,
    ...orderHandlers,
  },
  looksAhead,
);
