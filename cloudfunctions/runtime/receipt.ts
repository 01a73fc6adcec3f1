import type { OutputOf } from '../../domain/contract';
import { timeInWords } from '../../domain/kernel/words';
import { contactCardOf, firstToAnswer, type Post } from '../../domain/posts/model';
import { emergencyOf } from '../../domain/requests/emergency';
import type { ServiceRequest } from '../../domain/requests/model';

/** What whoever raised it is told at once: its number, the promise, and who will answer. */
export const receiptOf = (request: ServiceRequest, posts: readonly Post[], now: Date): OutputOf<'request.submit'> => {
  const answering = firstToAnswer(posts, now);
  return {
    requestId: request._id,
    number: request.number,
    promisedAt: request.firstPromisedAt,
    promised: timeInWords(request.firstPromisedAt, now),
    provisional: request.provisional,
    contact: answering ? contactCardOf(answering, posts, now) : null,
    emergency: emergencyOf(request.text),
    linkCode: request.linkCode,
  };
};
