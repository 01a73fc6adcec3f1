import fc from 'fast-check';
import type { CollectionName } from '../../domain/collections';
import { actionNames, actions, functionOf, isChanging, type ActionName } from '../../domain/contract';
import { broken, enveloped, type Broken, type Envelope } from './hostile';
import { namesIn, validInputs } from './validInputs';
import {
  共建联系人,
  区管理员,
  商圈专员,
  外社区专员,
  居民,
  庭院长,
  店主,
  店员,
  志愿者,
  志愿队长,
  攻坚队员,
  新邻居,
  早餐店主,
  楼栋长,
  社区专员,
  网格员,
  网格长,
  街道干部,
  邻居,
  部门专员,
} from './town';

/** Somebody of every role, a newcomer, and somebody nobody has ever seen. */
export const fuzzCast: readonly string[] = [
  ...[居民, 邻居, 楼栋长, 庭院长, 网格员, 网格长, 社区专员, 商圈专员, 外社区专员, 街道干部, 部门专员, 攻坚队员],
  ...[区管理员, 共建联系人, 志愿者, 志愿队长, 早餐店主, 店主, 店员, 新邻居, 'fuzz-stranger'],
];

/** Everybody gives a number of their own wherever one is asked for, so that one in the wrong answer is known. */
export const numberOfPerson = (who: string): string => `1370000${1000 + fuzzCast.indexOf(who)}`;

/** How inputs name a document of each collection. */
const idNames: Readonly<Partial<Record<CollectionName, string>>> = {
  ...{ serviceRequests: 'requestId', tasks: 'taskId', wishes: 'wishId', cards: 'cardId', rewards: 'rewardId' },
  ...{ vouchers: 'voucherId', drawers: 'drawerId', shops: 'shopId', groups: 'groupId', jobs: 'jobId' },
  ...{ offers: 'offerId', orders: 'orderId', posts: 'postId', units: 'unitId', places: 'placeId' },
};

/** One call as it is sent: whose, which, how it was broken. */
export type FuzzCase = {
  readonly who: string;
  readonly action: ActionName;
  readonly way: string;
  readonly sent: Envelope;
};

const names = new Set(actionNames.flatMap((action) => namesIn(actions[action].input)));
const KEPT_PER_NAME = 60;

/** What the fuzz has seen under each name, by anybody and by each person. */
export const openKnown = () => {
  const seen = new Map<string, string[]>();
  const keep = (name: string, text: string): void => {
    const list = seen.get(name) ?? [];
    seen.set(name, list);
    if (!list.includes(text)) list.push(text);
    if (list.length > KEPT_PER_NAME) list.shift();
  };
  const learn = (value: unknown, who = '', name = ''): void => {
    if (typeof value === 'string' && value.length <= 64 && value !== '' && names.has(name))
      for (const whose of ['', who]) keep(`${whose} ${name}`, value);
    else if (Array.isArray(value)) for (const one of value) learn(one, who, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) learn(inner, who, key === 'next' ? 'cursor' : key);
  };
  return {
    learn,
    learnDocument: (collection: string, doc: { readonly _id: string }): void => {
      const name = idNames[collection as CollectionName];
      learn({ ...doc, ...(name ? { [name]: doc._id } : {}) });
    },
    /** What this person came across; else whatever anybody did. */
    of: (name: string, who: string): readonly string[] => seen.get(`${who} ${name}`) ?? seen.get(` ${name}`) ?? [],
    anybodys: (name: string): readonly string[] => seen.get(` ${name}`) ?? [],
  };
};

export type KnownSoFar = ReturnType<typeof openKnown>;

/** The cases of one seed, the same again for the same seed as long as the same was learnt. */
export const openCases = (seed: number, known: KnownSoFar) => {
  let who = '';
  let own = true;
  const look = (name: string): readonly string[] =>
    name === 'phone' ? [numberOfPerson(who)] : own ? known.of(name, who) : known.anybodys(name);
  const inputs = new Map(
    actionNames.map((action) => [action, broken(validInputs(actions[action].input, look))] as const),
  );
  const drawn = <T>(arbitrary: fc.Arbitrary<T>, index: number): T =>
    fc.sample(arbitrary, { seed: seed + index, numRuns: 1 })[0] as T;
  return (index: number): FuzzCase => {
    const action = actionNames[index % actionNames.length] as ActionName;
    who = fuzzCast[(index + Math.floor(index / actionNames.length)) % fuzzCast.length] ?? 居民;
    own = index % 4 !== 0;
    const { way, input } = drawn(inputs.get(action) as fc.Arbitrary<Broken>, index);
    const operation = isChanging(action) ? { operationId: `fuzz-${seed}-${index}`.padEnd(16, '-') } : {};
    const sent = drawn(enveloped, index)({ action, input, ...operation });
    return { who, action, way, sent };
  };
};

/** Which function a case goes to; a broken action goes where the good one would. */
export const doorOf = ({ action }: FuzzCase): string => functionOf(action);
