import { collectionNames, collections, type CollectionName, type Documents } from '../../domain/collections';
import { refuse } from '../../domain/kernel/fault';
import { retentionInWords } from '../../domain/kernel/retention';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { keyOf, theirsIn, type Role, type Somebody, type Subject } from '../../domain/kernel/subject';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { agreeing, purposes, takingBack, type Purpose } from '../../domain/people/consents';
import type { personActions, PrivacyView } from '../../domain/people/contract';
import { isChildWaiting } from '../../domain/people/guardians';
import { fileOf, PART_MAX, type Part } from '../../domain/people/file';
import { askToLeave, exported, stay } from '../../domain/people/leaving';
import type { Person } from '../../domain/people/model';
import { privacyViewOf, takenBackFrom } from '../../domain/people/privacy';
import { newPerson } from '../../domain/people/rules';
import { retention } from '../../domain/retention';
import { subjects } from '../../domain/subjects';
import { withdrawConsent } from '../../domain/volunteers/rules';
import { oneOf, type Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import type { Call, HandlersOf } from '../runtime/serve';
import { shopsOf } from '../runtime/shops';
import type { Store } from '../runtime/store';
import { guardianCodeOf, wardNameOf } from '../runtime/wards';
import { whose, type PrivacyAction, type Whose } from './whose';

const ACCOUNTS_MAX = 60;
const ROWS = 100;
const openStates = ['submitted', 'accepted', 'handling', 'resolved', 'verified'];

const somebody = (openid: string): Somebody => ({ id: openid, names: { seeker: idOf('seeker', openid) } });

/** What is at stake, counted side by side. */
const lossesOf = async (openid: string, store: Store) => {
  const [accounts, vouchers, requests, posts, shops] = await Promise.all([
    store.list('accounts', { where: { personId: openid }, by: { field: 'bucket', order: 'asc' }, limit: ACCOUNTS_MAX }),
    store.count('vouchers', { personId: openid, state: 'held' }, COUNTED_MAX),
    store.count('serviceRequests', { reporterId: openid, state: oneOf(openStates) }, COUNTED_MAX),
    store.count('posts', { personId: openid }, COUNTED_MAX),
    shopsOf(openid, store),
  ]);
  const points = accounts.reduce((sum, account) => sum + account.points, 0);
  return { points, vouchers, requests, posts, shops };
};

type ChangingAction = Exclude<PrivacyAction, 'person.privacy' | 'person.export'>;
type Losses = Awaited<ReturnType<typeof lossesOf>>;

/** Whom it is about and what is at stake, side by side when it is about oneself. */
const atStake = async <A extends PrivacyAction>(call: Call<A>): Promise<[Whose, Losses]> => {
  const { input, openid, store } = call as Call<PrivacyAction>;
  const asked = whose(call as Call<PrivacyAction>);
  const losses = input.ward === undefined ? lossesOf(openid, store) : asked.then(({ id }) => lossesOf(id, store));
  return Promise.all([asked, losses]);
};

type Viewing = Pick<Call<PrivacyAction>, 'openid' | 'now'>;

const viewOf = (person: Person, losses: Losses, children: readonly Person[], { openid, now }: Viewing): PrivacyView =>
  privacyViewOf(
    person,
    losses,
    children.map((child) => ({
      ward: wardNameOf(openid, child),
      nickname: child.nickname,
      given: !isChildWaiting(child, now),
    })),
  );

type Rule<A extends ChangingAction> = (person: Person, call: Call<A>, losses: Losses) => Person;

/** What changes nobody but oneself, or the child one answers for. */
const changed = async <A extends ChangingAction>(call: Call<A>, rule: Rule<A>): Promise<[Person, PrivacyView]> => {
  const { store, once, create } = call;
  const [{ id, person: known, children }, losses] = await atStake(call);
  const saved = known
    ? await store.save(
        'people',
        once(known, (person) => rule(person, call, losses)),
      )
    : await create('people', rule(newPerson(id), call, losses));
  return [saved, viewOf(saved, losses, children, call)];
};

const changing =
  <A extends ChangingAction>(rule: Rule<A>) =>
  async (call: Call<A>): Promise<PrivacyView> =>
    (await changed(call, rule))[1];

type Named<C extends CollectionName> = { readonly of: C; readonly where: Where<Documents[C]> };

/** As many of the documents as a file takes, whatever their order. */
const allOf = async <C extends CollectionName>({ of, where }: Named<C>, store: Store): Promise<Documents[C][]> => {
  const found: Documents[C][] = [];
  for (;;) {
    const after = found.at(-1);
    const page = await store.list(of, {
      where,
      by: { field: '_id', order: 'asc' },
      limit: ROWS,
      ...(after && { after: { value: after._id, _id: after._id } }),
    });
    found.push(...page);
    if (page.length < ROWS || found.length > PART_MAX) return found;
  }
};

/** Everything of one collection that somebody has a role in, each document once. */
const documentsOf = async <C extends CollectionName>(of: C, who: Somebody, home: string, store: Store) => {
  const subject: Subject<Documents[C]> = subjects[of];
  const wheres = [
    ...subject.roles.map((role: Role<Documents[C]>) => ({ [role.by]: keyOf(role, who) })),
    ...(subject.nearby && home ? [{ [subject.nearby]: home }] : []),
  ] as Where<Documents[C]>[];
  const lists = await Promise.all(wheres.map((where) => allOf({ of, where }, store)));
  return [...new Map(lists.flat().map((doc) => [doc._id, doc])).values()];
};

const partOf = async <C extends CollectionName>(
  of: C,
  who: Somebody,
  home: string,
  store: Store,
): Promise<Part | null> => {
  const subject: Subject<Documents[C]> = subjects[of];
  const { roles, acts = '', lines = [] } = subject;
  if (roles.length + lines.length === 0 && acts === '') return null;
  const docs = await documentsOf(of, who, home, store);
  const theirs = docs.flatMap((doc) => {
    const said = theirsIn(doc as object, subject as Subject<object>, who);
    return said ? [said] : [];
  });
  return {
    holds: collections[of].holds,
    kept: retentionInWords(retention[of]),
    as: roles.map((role) => role.as),
    acts,
    theirs: theirs.slice(0, PART_MAX),
    more: theirs.length > PART_MAX,
  };
};

const isPart = (part: Part | null): part is Part => part !== null;

/** What a consent covered is gone from everywhere it was said, before the answer. */
const removeTaken = async (openid: string, purpose: Purpose, store: Store): Promise<void> => {
  const who = somebody(openid);
  const each = async <C extends keyof typeof takenBackFrom & CollectionName>(of: C): Promise<void> => {
    const without = takenBackFrom[of] as (doc: Documents[C], purpose: Purpose, openid: string) => Documents[C];
    const docs = await documentsOf(of, who, '', store);
    for (const doc of docs) await store.save(of, without(doc, purpose, openid));
  };
  for (const of of Object.keys(takenBackFrom) as (keyof typeof takenBackFrom)[]) await each(of);
};

/** A guardian's yes is taken back the way it was given; everything else as one's own. */
const takenBack = (person: Person, { input, newId, now }: Call<'person.takeBack'>): Person =>
  input.purpose === 'child' && input.ward !== undefined
    ? withdrawConsent(person, guardianCodeOf(person._id, newId), now)
    : { ...person, consents: takingBack(person.consents, input.purpose, now) };

export const privacyHandlers = {
  'person.privacy': async (call) => {
    const [{ id, person, children }, losses] = await atStake(call);
    return viewOf(person ?? newPerson(id), losses, children, call);
  },

  'person.agree': changing<'person.agree'>((person, { input, now }) => {
    if (input.purpose === 'child' && input.ward === undefined) return refuse('GUARDIAN_FIRST');
    if (input.version !== purposes[input.purpose].version) return refuse('CONSENT_OUTDATED');
    return { ...person, consents: agreeing(person.consents, input.purpose, now) };
  }),

  'person.takeBack': async (call) => {
    const { input, store } = call;
    const [{ _id }, view] = await changed(call, takenBack);
    await removeTaken(_id, input.purpose, store);
    return view;
  },

  'person.export': async (call) => {
    const { input, now, store, once } = call;
    const { id, person } = await whose(call);
    if (!person) return refuse('NOT_FOUND');
    // Written down before anything is shown.
    const saved = await store.save(
      'people',
      once(person, (known) => exported(known, now)),
    );
    const home = saved.home?.scopes.find((id) => /^\d{12}$/.test(id)) ?? '';
    const who = somebody(id);
    const parts = await Promise.all(collectionNames.map((name) => partOf(name, who, home, store)));
    const of = input.ward === undefined ? 'me' : 'child';
    const name = `邻里应-${of === 'me' ? '我' : '孩子'}的个人信息-${shanghaiDate(now)}.txt`;
    return { name, text: fileOf(parts.filter(isPart), of, now) };
  },

  'person.leave': changing<'person.leave'>((person, { now }, { shops }) => askToLeave(person, shops, now)),
  'person.stay': changing<'person.stay'>((person) => stay(person)),
} satisfies Partial<HandlersOf<typeof personActions>>;
