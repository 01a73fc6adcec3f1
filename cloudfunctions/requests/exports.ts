import type { Documents } from '../../domain/collections';
import { ROWS_MAX, type exportActions } from '../../domain/exports/contract';
import { monthSpan } from '../../domain/exports/months';
import { partiesToRegister } from '../../domain/exports/model';
import {
  askForRegister,
  assertShowable,
  beginOf,
  decidableSince,
  decideRegister,
  fetched,
  registerViewOf,
} from '../../domain/exports/rules';
import { exportedFields, factsTable, isHiddenFrom, registerTable, type Exported } from '../../domain/exports/tables';
import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import type { After } from '../runtime/dialect';
import { atLeast, lessThan, oneOf } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { HandlersOf } from '../runtime/serve';
import type { Listing, Store } from '../runtime/store';

/** As many as the database gives at once. */
const ROWS = 100;

type Sought = { readonly placeId: string; readonly month: string };

/** One page of a month's matters, the newest first, and where the next one begins. */
const mattersOf = async ({ placeId, month }: Sought, cursor: string | undefined, store: Store) => {
  const [from, to] = monthSpan(month);
  const further = async (found: Exported[], after: After | undefined): Promise<Exported[]> => {
    if (found.length > ROWS_MAX) return found;
    const page = await store.rows('serviceRequests', {
      fields: exportedFields,
      where: { scopes: placeId, submittedAt: [atLeast(from), lessThan(to)] },
      by: { field: 'submittedAt', order: 'desc' },
      limit: ROWS,
      after,
    });
    const last = page.at(-1);
    const all = [...found, ...page];
    return page.length < ROWS || !last ? all : further(all, { value: last.submittedAt, _id: last._id });
  };
  return pageOf(await further([], afterOf(cursor)), ROWS_MAX, ({ submittedAt }) => submittedAt);
};

const nameOf = (what: string, { placeId, month }: Sought, page = 1): string =>
  `邻里应-${what}-${placeId}-${month}${page > 1 ? `-${page}` : ''}.csv`;

export const exportHandlers = {
  'export.requests': async ({ input, caller, store, permit }) => {
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes));
    const { shown, next } = await mattersOf(input, input.cursor, store);
    const rows = shown.filter((request) => !isHiddenFrom(request, actor.id));
    return { name: nameOf('事项', input), text: factsTable(rows), rows: rows.length, most: ROWS_MAX, next };
  },

  'export.ask': async ({ input, caller, now, store, permit, create, newId }) => {
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes));
    const asked = askForRegister(newId, place, input, { by: actor, now });
    return { register: registerViewOf(await create('registers', asked), actor, now) };
  },

  'export.decide': async ({ input, caller, now, store, permit, once }) => {
    const [found, actor] = await Promise.all([store.get('registers', input.exportId), caller]);
    permit(partiesToRegister(found, actor));
    const decided = once(found, (register) => decideRegister(register, input, { by: actor, now }));
    return { register: registerViewOf(await store.save('registers', decided), actor, now) };
  },

  // Written down before it is answered; a press that is told again is told only while it could be told anew.
  'export.fetch': async ({ input, caller, now, store, permit, once }) => {
    const [found, actor] = await Promise.all([store.get('registers', input.exportId), caller]);
    permit(partiesToRegister(found, actor));
    assertShowable(found, { by: actor, now });
    const { shown, next } = await mattersOf(found, beginOf(found, input.page), store);
    const saved = await store.save(
      'registers',
      once(found, (register) => fetched(register, { page: input.page, next }, now)),
    );
    const rows = shown.filter((one) => one.reporterContact !== null && !isHiddenFrom(one, actor.id));
    return {
      ...{ name: nameOf('名册', found, input.page), text: registerTable(rows), rows: rows.length, most: ROWS_MAX },
      register: registerViewOf(saved, actor, now),
    };
  },

  'export.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const places = actor.posts.filter(({ role }) => isPermitted('export.decide', [role])).map(({ placeId }) => placeId);
    const where: Listing<Documents['registers']>['where'] =
      input.of === 'mine'
        ? { askerId: actor.id }
        : { deciderPlaces: oneOf(places), state: 'asked', askedAt: atLeast(decidableSince(now)) };
    const found = await store.list('registers', {
      where,
      by: { field: 'askedAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ askedAt }) => askedAt);
    return { registers: shown.map((one) => registerViewOf(one, actor, now)), next };
  },
} satisfies HandlersOf<typeof exportActions>;
