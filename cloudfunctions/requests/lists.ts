import type { CheckedInputOf, OutputOf } from '../../domain/contract';
import { partiesOf } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { isPermitted } from '../../domain/permissions';
import { listedFields, partiesTo } from '../../domain/requests/model';
import type { TurnKind } from '../../domain/requests/turns';
import { requestRowOf, turnRowOf } from '../../domain/requests/views';
import { leaveFirst } from '../runtime/leaveFirst';
import { otherTurnsOf } from '../runtime/otherTurns';
import { afterOf, cursorOf, pageOf } from '../runtime/page';
import {
  handListing,
  inboxListing,
  inboxScopes,
  joinedListing,
  mineListing,
  placeListing,
  seesPlace,
  type Listed,
} from '../runtime/requestLists';
import { countTurns, inboxCountsOf, isNarrowed, readQueue, type Narrowed } from '../runtime/requestQueue';
import type { Call } from '../runtime/serve';

type Asked = CheckedInputOf<'request.list'>;
type Answer = OutputOf<'request.list'>;
type ListCall = Call<'request.list'>;
type Of<K extends Asked['of']> = Extract<Asked, { of: K }>;

const found = ({ input, store }: ListCall, listing: Listed) =>
  store.rows('serviceRequests', {
    ...listing,
    fields: listedFields,
    limit: PAGE_SIZE + 1,
    after: afterOf(input.cursor),
  });

const answered = async (
  { caller, now }: ListCall,
  { by }: Listed,
  rows: Awaited<ReturnType<typeof found>>,
): Promise<Answer> => {
  const actor = await caller;
  const { shown, next } = pageOf(rows, PAGE_SIZE, (request) => request[by.field]);
  const theirs = shown.filter((request) => isPermitted('request.read', partiesTo(request, actor)));
  return {
    rows: theirs.map((request) => requestRowOf(request, actor, now)),
    next,
    counts: null,
    turns: null,
    others: null,
  };
};

/** What a person reported or met too: asked for while it is still being looked up who they are. */
const ownList = async (call: ListCall, listing: Listed): Promise<Answer> => {
  const [rows] = await leaveFirst(found(call, listing), call.caller, (one) =>
    call.permit(partiesOf(one), 'REGISTER_FIRST'),
  );
  return answered(call, listing, rows);
};

const inbox = async (call: ListCall, input: Of<'inbox'>): Promise<Answer> => {
  const { caller, now, store } = call;
  const actor = await caller;
  const listing = isOnDuty(actor) ? inboxListing(inboxScopes(actor), input, now) : placeListing(actor, input);
  const [rows, turns] = await Promise.all([
    found(call, listing),
    input.cursor === undefined ? countTurns({ actor, now, store }) : null,
  ]);
  return { ...(await answered(call, listing, rows)), counts: turns && inboxCountsOf(turns) };
};

const queue = async ({ input, caller, now, store }: ListCall, narrowed: Narrowed): Promise<Answer> => {
  const actor = await caller;
  const after = afterOf(input.cursor);
  const [{ shown, next, counts }, others] = await Promise.all([
    readQueue({ actor, now, store, narrowed, after }),
    after || isNarrowed(narrowed) ? null : otherTurnsOf({ actor, now, store }),
  ]);
  return {
    rows: shown.flatMap(({ request, turns: [turn] }) => (turn ? [turnRowOf(request, turn, actor, now)] : [])),
    next: next ? cursorOf(next) : '',
    counts: null,
    turns: counts,
    others,
  };
};

/** Lists of the version before, by what they are called now. */
const kindOf: Readonly<Record<Of<'offers' | 'whistles' | 'visits'>['of'], TurnKind>> = {
  offers: 'take',
  whistles: 'whistle',
  visits: 'visit',
};

export const listRequests = async (call: ListCall): Promise<Answer> => {
  const { input, caller, openid, permit } = call;
  if (input.of === 'mine') return ownList(call, mineListing(openid));
  if (input.of === 'joined') return ownList(call, joinedListing(openid));
  const actor = await caller;
  const works = input.of === 'inbox' ? seesPlace(actor) : actor.posts.length > 0;
  permit(works ? partiesOf(actor) : [], 'NOT_ON_DUTY');
  switch (input.of) {
    case 'inbox':
      return inbox(call, input);
    case 'turn':
      return queue(call, input);
    case 'doing':
    case 'done': {
      const listing = handListing(actor, input.of);
      return answered(call, listing, await found(call, listing));
    }
    default:
      return queue(call, { kind: kindOf[input.of] });
  }
};
