import { serve } from '../runtime/serve';
import { personHandlers } from './people';
import { placeHandlers } from './places';
import { postHandlers } from './posts';
import { privacyHandlers } from './privacy';

export const main = serve('community', { ...personHandlers, ...privacyHandlers, ...placeHandlers, ...postHandlers });
