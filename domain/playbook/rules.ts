import { rolesWithin, type Actor, type Party } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { isPermitted } from '../permissions';
import { postLabel } from '../posts/model';
import { categoryLabel } from '../requests/categories';
import { actingPost, type ServiceRequest } from '../requests/model';
import { CARDS_OFFERED, type CardView } from './contract';
import { cardMachine, type CardMove } from './machine';
import type { PlaybookCard } from './model';

const PAIRS_MAX = 300;
const ADOPTIONS_KEPT = 100;

/** Neighbouring letters, punctuation aside: Chinese has no spaces to cut words at. */
export const pairsOf = (text: string): string[] => {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return [...new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))].slice(0, PAIRS_MAX);
};

/** Only what has been done can be copied. */
export const writeCard = (
  made: { readonly _id: string; readonly request: ServiceRequest },
  said: { readonly title: string; readonly steps: readonly string[] },
  { by, now }: { readonly by: Actor; readonly now: Date },
): PlaybookCard => {
  const { request } = made;
  if (request.state !== 'closed') refuse('CARD_NEEDS_CLOSED');
  const post = actingPost(request, 'playbook.write', by) ?? refuse('NOT_YOURS_TO_DO');
  return {
    _id: made._id,
    version: 1,
    operations: [],
    title: said.title,
    steps: said.steps,
    category: request.category,
    state: cardMachine.initial,
    requestId: request._id,
    scopes: request.scopes,
    authorId: by.id,
    author: postLabel(post),
    writtenAt: now.toISOString(),
    pairs: pairsOf([said.title, ...said.steps].join(' ')),
    adoptions: [],
    earlier: { adopted: 0, solved: 0, partly: 0, notNow: 0 },
  };
};

/** Somebody else has to find it worth copying. */
export const reviewCard = (card: PlaybookCard, verdict: CardMove, by: Actor): PlaybookCard => {
  if (card.authorId === by.id) refuse('CARD_AUTHOR');
  return { ...card, state: step(cardMachine, card.state, verdict) };
};

export const adoptCard = (request: ServiceRequest, card: PlaybookCard, now: Date): ServiceRequest => {
  if (card.state !== 'published') refuse('CARD_MOVED_ON');
  if (request.state === 'closed' || request.state === 'withdrawn') refuse('REQUEST_MOVED_ON');
  if (request.cards.includes(card._id)) return request;
  return { ...request, cards: [...request.cards, card._id].slice(-10), tallyDueAt: now.toISOString() };
};

const numbersOf = ({ adoptions, earlier }: PlaybookCard): PlaybookCard['earlier'] => {
  const ended = (outcome: string): number => adoptions.filter((one) => one.outcome === outcome).length;
  return {
    adopted: earlier.adopted + adoptions.length,
    solved: earlier.solved + ended('solved'),
    partly: earlier.partly + ended('partly'),
    notNow: earlier.notNow + ended('notNow'),
  };
};

/** What became of one adoption, as of now; counted once however often it is told. */
export const countedAdoptions = (card: PlaybookCard, request: ServiceRequest): PlaybookCard => {
  const outcome = request.state === 'verified' || request.state === 'closed' ? request.outcome : null;
  const known = card.adoptions.find(({ requestId }) => requestId === request._id);
  if (known?.outcome === outcome) return card;
  const adoptions = [...card.adoptions.filter((one) => one !== known), { requestId: request._id, outcome }];
  if (adoptions.length <= ADOPTIONS_KEPT) return { ...card, adoptions };
  const kept = adoptions.slice(-ADOPTIONS_KEPT);
  return { ...card, adoptions: kept, earlier: numbersOf({ ...card, adoptions: adoptions.slice(0, -ADOPTIONS_KEPT) }) };
};

const shared = (card: PlaybookCard, pairs: ReadonlySet<string>): number =>
  card.pairs.filter((pair) => pairs.has(pair)).length;

/** The likest first; among equals the one that solved most. */
export const likest = (cards: readonly PlaybookCard[], text: string): PlaybookCard[] => {
  const pairs = new Set(pairsOf(text));
  return [...cards]
    .sort((a, b) => shared(b, pairs) - shared(a, pairs) || numbersOf(b).solved - numbersOf(a).solved)
    .slice(0, CARDS_OFFERED);
};

/** Who somebody is to a card: a post counts only where the matter was that it came from. */
export const partiesToCard = ({ scopes }: Pick<PlaybookCard, 'scopes'>, actor: Actor): Party[] =>
  rolesWithin(actor, scopes);

const isReviewer = (card: PlaybookCard, actor: Actor): boolean =>
  isPermitted('playbook.review', partiesToCard(card, actor));

export const cardViewOf = (card: PlaybookCard, actor: Actor): CardView => ({
  cardId: card._id,
  title: card.title,
  category: categoryLabel(card.category),
  categoryKey: card.category,
  steps: [...card.steps],
  author: card.author,
  state: card.state,
  stateLabel: cardMachine.states[card.state],
  adoption: numbersOf(card),
  mayReview:
    isReviewer(card, actor) && card.authorId !== actor.id && (card.state === 'draft' || card.state === 'published'),
});
