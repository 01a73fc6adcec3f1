import { serve } from '../runtime/serve';
import { personHandlers } from './people';
import { placeHandlers } from './places';

export const main = serve('community', { ...personHandlers, ...placeHandlers });
