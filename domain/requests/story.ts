import type { Happened } from './happened';
import type { ServiceRequest } from './model';

/** What the clock says, in the story like everything else; it is nobody's deed. */
export const toldByClock = (
  request: ServiceRequest,
  move: Happened['move'],
  now: Date,
  words = '',
): ServiceRequest => ({
  ...request,
  history: [
    ...request.history,
    { move, by: '', post: '', at: now.toISOString(), state: request.state, words, photos: [] },
  ],
});
