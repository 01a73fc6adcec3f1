import type { OutputOf } from '../../domain/contract';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { codeOf, narrow, readingsOf } from '../../domain/kernel/codes';
import { phoneOf } from '../../domain/kernel/phones';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { categories, categoryKeys, type CategoryKey } from '../../domain/requests/categories';
import { tailKey } from '../../domain/requests/lists';
import { listedFields, type ListedRequest, type ServiceRequest } from '../../domain/requests/model';
import { sightOf } from '../../domain/requests/protected';
import { requestRowOf } from '../../domain/requests/views';
import { oneOf, type Where } from '../runtime/filters';
import { inboxScopes } from '../runtime/requestLists';
import type { Call } from '../runtime/serve';

type Found = Promise<readonly ListedRequest[]>;
type Looking = { readonly call: Call<'request.search'>; readonly places: readonly string[]; readonly actor: Actor };

/** How many of the newest are gone through for words and places. */
const GONE_THROUGH = 100;
/** The end of a number; without a digit it may as well be a word. */
const TAIL = /^[0-9A-Z]{5}$/;

const text = {
  number: '按编号找过了。',
  tail: '按编号的尾号找过了。',
  phone: '电话号码在这里找不了，请用编号、楼号或者说过的话找。',
  words: `类别都找过了；说过的话和地点只找了最近 ${GONE_THROUGH} 件，电话没有找。`,
};

const rows = (
  { call }: Looking,
  where: Where<ServiceRequest>,
  field: 'number' | 'movedAt' | 'submittedAt',
  limit: number,
): Found =>
  call.store.rows('serviceRequests', {
    where,
    by: { field, order: field === 'number' ? 'asc' : 'desc' },
    fields: listedFields,
    limit,
  });

const categoriesNamed = (said: string): CategoryKey[] =>
  categoryKeys.filter((key) => categories[key].name.includes(said) || categories[key].group.includes(said));

/** Only in what they may read of it: words that are held back are not found by guessing them. */
const says = (request: ListedRequest, said: string, actor: Actor): boolean => {
  const { words, place } = sightOf(request, actor);
  return place.includes(said) || (words && [request.text, request.spot].some((one) => one.includes(said)));
};

const byWords = async (looking: Looking, said: string): Found => {
  const { places, actor } = looking;
  const kinds = categoriesNamed(said);
  const scopes = oneOf(places);
  const [ofKind, newest] = await Promise.all([
    kinds.length > 0 ? rows(looking, { scopes, category: oneOf(kinds) }, 'submittedAt', PAGE_SIZE) : [],
    rows(looking, { scopes }, 'submittedAt', GONE_THROUGH),
  ]);
  const all = [...newest.filter((one) => says(one, said, actor)), ...ofKind];
  return [...new Map(all.map((one) => [one._id, one])).values()].slice(0, PAGE_SIZE);
};

const found = async (
  looking: Looking,
  said: string,
): Promise<readonly [rows: readonly ListedRequest[], how: string]> => {
  const scopes = oneOf(looking.places);
  if (phoneOf(said) !== '') return [[], text.phone];
  const number = codeOf('request', said);
  if (number !== '') return [await rows(looking, { number, scopes }, 'number', 3), text.number];
  const tail = narrow(said).toUpperCase();
  if (TAIL.test(tail)) {
    const tails = oneOf(readingsOf(tail).map(tailKey));
    const ending = await rows(looking, { restLists: tails, scopes }, 'movedAt', PAGE_SIZE);
    if (ending.length > 0 || /\d/.test(tail)) return [ending, text.tail];
  }
  return [await byWords(looking, said), text.words];
};

export const searchRequests = async (call: Call<'request.search'>): Promise<OutputOf<'request.search'>> => {
  const { input, caller, now, permit } = call;
  const actor = await caller;
  permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
  const said = 'number' in input ? input.number : input.text;
  const [shown, searched] = await found({ call, places: inboxScopes(actor), actor }, said);
  return { rows: shown.map((request) => requestRowOf(request, actor, now)), searched };
};
