import { partiesOf, type Actor } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { isPermitted } from '../../domain/permissions';
import type { playbookActions } from '../../domain/playbook/contract';
import type { PlaybookCard } from '../../domain/playbook/model';
import {
  adoptCard,
  cardViewOf,
  likest,
  pairsOf,
  partiesToCard,
  reviewCard,
  writeCard,
} from '../../domain/playbook/rules';
import type { CategoryKey } from '../../domain/requests/categories';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { oneOf, type Where } from '../runtime/filters';
import { leaveFirst } from '../runtime/leaveFirst';
import { afterOf, pageOf } from '../runtime/page';
import type { CheckedInputOf } from '../../domain/contract';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** Enough to choose three from. */
const CANDIDATES_MAX = 30;

/** The places somebody answers for what becomes a card. */
const reviewingPlaces = ({ posts }: Actor): string[] =>
  posts.filter(({ role }) => isPermitted('playbook.review', [role])).map(({ placeId }) => placeId);

/** What was looked at is everybody's to copy; a draft is shown where somebody has to look at it. */
const wanted = (
  { state, category, text }: CheckedInputOf<'playbook.search'>,
  places: readonly string[],
): Where<PlaybookCard> => {
  const [pair] = pairsOf(text);
  return {
    state,
    ...(state === 'draft' ? { scopes: oneOf(places) } : {}),
    ...(category ? { category } : {}),
    ...(pair ? { pairs: pair } : {}),
  };
};

const holdsAll = (card: PlaybookCard, text: string): boolean =>
  pairsOf(text).every((pair) => card.pairs.includes(pair));

/** The cards of a category, in one trip; which three of them are the likest is decided here. */
export const cardsOf = (category: CategoryKey, store: Store): Promise<PlaybookCard[]> =>
  store.list('cards', {
    where: { state: 'published', category },
    by: { field: 'writtenAt', order: 'desc' },
    limit: CANDIDATES_MAX,
  });

export const suggested = (cards: readonly PlaybookCard[], request: ServiceRequest, actor: Actor) => ({
  cards: likest(cards, request.text).map((card) => cardViewOf(card, actor)),
  adopted: [...request.cards],
});

export const playbookHandlers = {
  'playbook.suggest': async ({ input, caller, store, permit }) => {
    const [request, cards, actor] = await Promise.all([
      store.get('serviceRequests', input.requestId),
      input.category && cardsOf(input.category, store),
      caller,
    ]);
    permit(partiesTo(request, actor));
    return suggested(cards ?? (await cardsOf(request.category, store)), request, actor);
  },

  'playbook.adopt': async ({ input, caller, now, store, permit, once }) => {
    const [request, card, actor] = await Promise.all([
      store.get('serviceRequests', input.requestId),
      store.get('cards', input.cardId),
      caller,
    ]);
    permit(partiesTo(request, actor));
    await store.save(
      'serviceRequests',
      once(request, (loaded) => adoptCard(loaded, card, now)),
    );
    return { card: cardViewOf(card, actor) };
  },

  'playbook.write': async ({ input, caller, now, store, permit, create, newId }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    const card = writeCard({ _id: newId, request }, input, { by: actor, now });
    return { card: cardViewOf(await create('cards', card), actor) };
  },

  'playbook.review': async ({ input, caller, store, permit, once }) => {
    const [card, actor] = await leaveFirst(store.get('cards', input.cardId), caller, (one) =>
      permit(isOnDuty(one) ? partiesOf(one) : [], 'NOT_ON_DUTY'),
    );
    permit(partiesToCard(card, actor), card.state === 'published' ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    const reviewed = once(card, (loaded) => reviewCard(loaded, input.verdict, actor));
    return { card: cardViewOf(await store.save('cards', reviewed), actor) };
  },

  'playbook.search': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const places = reviewingPlaces(actor);
    if (input.state === 'draft' && places.length === 0) return { cards: [], next: '' };
    const found = await store.list('cards', {
      where: wanted(input, places),
      by: { field: 'writtenAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, (card) => card.writtenAt);
    return { cards: shown.filter((card) => holdsAll(card, input.text)).map((card) => cardViewOf(card, actor)), next };
  },
} satisfies HandlersOf<typeof playbookActions>;
