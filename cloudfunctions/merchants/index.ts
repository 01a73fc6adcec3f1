import { serve } from '../runtime/serve';
import { shopHandlers } from './shops';

export const main = serve('merchants', { ...shopHandlers });
