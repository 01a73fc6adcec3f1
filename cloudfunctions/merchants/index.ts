import { serve } from '../runtime/serve';
import { bulletinHandlers } from './bulletins';
import { groupHandlers } from './groups';
import { needHandlers } from './needs';
import { looksAhead } from './open';
import { shopHandlers } from './shops';

export const main = serve(
  'merchants',
  { ...shopHandlers, ...groupHandlers, ...needHandlers, ...bulletinHandlers },
  looksAhead,
);
