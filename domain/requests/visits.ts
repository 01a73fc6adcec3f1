import { refuse } from '../kernel/fault';
import type { Rating } from './contract';
import type { ServiceRequest } from './model';
import { bylineOf, finished, noted, type Occasion, type Said } from './moving';
import { hasWantingNeighbour } from './neighbours';
import { obstacleTo } from './obstacles';
import { rate, reopen } from './rules';
import { canBeAsked } from './separation';

type Heard = { readonly rating: Rating; readonly words: string };

const ratingWords: Readonly<Record<Rating, string>> = { satisfied: '满意', soso: '一般', dissatisfied: '不满意' };

/** The reporter's own word, carried by whoever visited: it counts as theirs and says who wrote it down. */
const rated = (request: ServiceRequest, heard: Heard, occasion: Occasion): ServiceRequest => {
  if (request.reporterId !== '') refuse('RATES_THEMSELVES');
  const from = canBeAsked(request) ? '反映人当面或在电话里说' : '没有反映人可以问，回访看到的';
  const words = `${from}：${[ratingWords[heard.rating], heard.words].filter(Boolean).join('，')}`;
  const through = 'request.visit' as const;
  const again = heard.rating === 'dissatisfied' && obstacleTo('reopen', request, occasion.by) === null;
  if (again) return reopen(request, { reason: words, through }, occasion);
  const closed = rate(request, { rating: heard.rating, words, through }, occasion);
  return { ...closed, ratedBy: closed.neutral ? '' : bylineOf(request, through, occasion.by) };
};

/** The neighbours it did not help are right: what they said goes with it, since the next round asks them anew. */
const takenUpForNeighbours = (request: ServiceRequest, words: string, occasion: Occasion): ServiceRequest => {
  if (!hasWantingNeighbour(request)) refuse('NO_WANTING_NEIGHBOUR');
  const theirs = request.joiners.filter(({ face, words: said }) => face === 'dissatisfied' && said !== '');
  const reason = [words, ...theirs.map(({ words: said }) => `邻居说：${said}`)].join('。');
  return reopen(request, { reason, through: 'request.visit' }, occasion);
};

/** 回访 on every request, by somebody other than the handler. Nobody at home is said as it is, and may be tried again. */
export const visit = (
  request: ServiceRequest,
  said: { readonly reached: boolean; readonly heard?: Heard | undefined; readonly again?: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  if (said.heard && !said.reached) refuse('NOT_HEARD');
  const words = `${said.reached ? '联系上了' : '没联系上'}：${said.words ?? ''}`;
  const visited = noted(request, 'visit', occasion, { ...said, words });
  const kept = {
    ...visited,
    visit: request.visit && {
      ...request.visit,
      doneAt: occasion.now.toISOString(),
      reached: said.reached,
      words: said.words ?? '',
    },
  };
  if (said.again) return takenUpForNeighbours(kept, words, occasion);
  return said.heard ? rated(kept, said.heard, occasion) : finished(kept);
};
