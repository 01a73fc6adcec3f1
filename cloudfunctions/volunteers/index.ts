import { serve } from '../runtime/serve';
import { taskHandlers } from './tasks';

export const main = serve('volunteers', { ...taskHandlers });
