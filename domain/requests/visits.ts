import type { ServiceRequest } from './model';
import { finished, noted, type Occasion, type Said } from './moving';

/** 回访 on every request, by somebody other than the handler. Nobody at home is said as it is, and may be tried again. */
export const visit = (
  request: ServiceRequest,
  said: { readonly reached: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const words = `${said.reached ? '联系上了' : '没联系上'}：${said.words ?? ''}`;
  const visited = noted(request, 'visit', occasion, { ...said, words });
  return finished({
    ...visited,
    visit: request.visit && {
      ...request.visit,
      doneAt: occasion.now.toISOString(),
      reached: said.reached,
      words: said.words ?? '',
    },
  });
};
