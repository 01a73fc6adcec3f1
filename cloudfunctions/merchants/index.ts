import { serve } from '../runtime/serve';
import { bulletinHandlers } from './bulletins';
import { doorHandlers } from './doors';
import { groupHandlers } from './groups';
import { needHandlers } from './needs';
import { looksAhead } from './open';
import { shopHandlers } from './shops';

export const main = serve(
  'merchants',
  { ...shopHandlers, ...groupHandlers, ...doorHandlers, ...needHandlers, ...bulletinHandlers },
  looksAhead,
);
