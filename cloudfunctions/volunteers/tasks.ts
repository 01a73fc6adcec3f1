import type { taskActions } from '../../domain/tasks/contract';
import type { HandlersOf } from '../runtime/serve';

export const taskHandlers = {} as HandlersOf<typeof taskActions>;
