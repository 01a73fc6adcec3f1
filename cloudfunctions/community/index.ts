import { serve } from '../runtime/serve';
import { personHandlers } from './people';
import { placeHandlers } from './places';
import { postHandlers } from './posts';

export const main = serve('community', { ...personHandlers, ...placeHandlers, ...postHandlers });
