import { serve } from '../runtime/serve';
import { requestHandlers } from './requests';

export const main = serve('requests', requestHandlers);
