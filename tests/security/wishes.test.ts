import { actionNames, actions, type ActionName } from '../../domain/contract';
import type { Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import { wishMachine, type WishState } from '../../domain/wishes/machine';
import { townForTests } from '../support/moveIsKept';
import { aWish } from '../support/wishes';
import {
  另一志愿者,
  外社区专员,
  外社区居民,
  外社区网格员,
  居民,
  志愿者,
  新邻居,
  社区专员,
  网格员,
  街道干部,
  共建联系人,
  部门专员,
  楼栋长,
} from '../support/town';

const town = townForTests();
const SECRET = '三号楼二单元五零二王奶奶';
const PHONE = '13955556666';

/** The wish of the resident with canaries in everything that is not public, brought to a state. */
const aSecretWish = async (state: WishState): Promise<string> => {
  const { wishId } = await town()
    .as(居民)
    .does('wish.post', {
      ...{ title: '想要一副老花镜', text: SECRET, kind: 'thing' },
      contact: { name: SECRET, phone: PHONE },
    });
  const past = (...states: WishState[]): boolean => states.includes(state);
  if (past('sentBack')) await town().as(社区专员).does('wish.sendBack', { wishId, reason: SECRET });
  if (past('withdrawn')) await town().as(居民).does('wish.withdraw', { wishId, reason: SECRET });
  if (past('converted')) await town().as(社区专员).does('wish.toRequest', { wishId, words: SECRET });
  if (past('listed', 'claimed', 'delivered', 'closed')) await town().as(社区专员).does('wish.approve', { wishId });
  if (past('claimed', 'delivered', 'closed')) await town().as(志愿者).does('wish.claim', { wishId });
  if (past('delivered', 'closed')) await town().as(志愿者).does('wish.deliver', { wishId, words: SECRET });
  if (past('closed')) await town().as(居民).does('wish.confirm', { wishId, words: SECRET });
  return wishId;
};

const states = Object.keys(wishMachine.states) as WishState[];
/** Who reads the details in which state; whoever is not named never does. */
const readers: Readonly<Record<string, readonly WishState[]>> = {
  [居民]: states,
  [社区专员]: states,
  [网格员]: states,
  [街道干部]: states,
  // A claimer's own words of delivery stay theirs; the details are theirs only while it is theirs to bring.
  [志愿者]: ['claimed', 'delivered', 'closed'],
};
const strangers = [
  另一志愿者,
  外社区居民,
  外社区专员,
  外社区网格员,
  新邻居,
  部门专员,
  楼栋长,
  共建联系人,
  'nobody-at-all',
];

const heard = (who: string, action: ActionName, input: object): Promise<string> =>
  town()
    .as(who)
    .does(action, input as never)
    .then((value) => JSON.stringify(value))
    .catch((error: { code: string }) => error.code);

const questions = (wishId: string): readonly (readonly [ActionName, object])[] => [
  ['wish.read', { wishId }],
  ['wish.list', { of: 'wall', placeId: '410403001001' }],
  ['wish.list', { of: 'wall', placeId: '410403001001', state: 'claimed' }],
  ['wish.list', { of: 'wall', placeId: '410403001001', state: 'closed' }],
  ['wish.list', { of: 'mine' }],
  ['wish.list', { of: 'claimed' }],
  ['wish.list', { of: 'inbox' }],
  ['wish.list', { of: 'inbox', state: 'listed' }],
  ['board.rows', { placeId: '410403001001' }],
];

describe.each(states)('认领后才看得到详情：a wish that is %s', (state) => {
  test.each([...Object.keys(readers), ...strangers])('%s reads what is theirs to know', async (who) => {
    const wishId = await aSecretWish(state);
    const answers = await Promise.all(questions(wishId).map(([action, input]) => heard(who, action, input)));
    if (readers[who]?.includes(state)) expect(answers[0]).toContain(SECRET);
    else expect(answers.join()).not.toContain(SECRET);
    expect(answers.join()).not.toContain(PHONE);
    expect(answers.join()).not.toContain('o-demo');
    if (strangers.includes(who) && ['submitted', 'sentBack', 'withdrawn'].includes(state))
      expect(answers[0]).toBe('NOT_FOUND');
  });
});

test('a claimer who gave it back, and one whose wish has come true, read the details no more', async () => {
  const released = await aSecretWish('claimed');
  expect((await town().as(志愿者).does('wish.read', { wishId: released })).text).toBe(SECRET);
  await town().as(志愿者).does('wish.release', { wishId: released, reason: '临时出差' });
  expect(await heard(志愿者, 'wish.read', { wishId: released })).not.toContain(SECRET);
  const closed = await aSecretWish('closed');
  expect((await town().as(志愿者).does('wish.read', { wishId: closed })).text).toBe('');
});

test('no message and no log names the details, the phone or the person', async () => {
  for (const state of states) await aSecretWish(state);
  await town().tick();
  const told = JSON.stringify([await town().cloud.outbox(), await town().cloud.logs()]);
  const messages = JSON.stringify((await town().cloud.outbox()).filter(({ api }) => api === 'subscribeMessage.send'));
  expect(messages).not.toContain(SECRET);
  expect(JSON.stringify(await town().cloud.logs())).not.toContain(SECRET);
  expect(told).not.toContain(PHONE);
});

test('a picture that shows somebody is kept from the world unless the wisher lets it', async () => {
  const photos = ['cloud://local-x.local/photos/demo-lamp-on.png'];
  const shown = async (showsRecipient: boolean, mayShow: boolean): Promise<readonly string[]> => {
    const wishId = await aWish(town(), 'claimed');
    await town().as(志愿者).does('wish.deliver', { wishId, words: '到了', photos, showsRecipient });
    await town().tick();
    await town().later(60_000);
    await town().tick();
    expect((await town().as(外社区居民).does('wish.read', { wishId })).proof).toBeNull();
    await town().as(居民).does('wish.confirm', { wishId, mayShow });
    return (await town().as(外社区居民).does('wish.read', { wishId })).proof?.photos ?? [];
  };
  expect(await shown(false, false)).toEqual(photos);
  expect(await shown(true, false)).toEqual([]);
  expect(await shown(true, true)).toEqual(photos);
});

type OnWish = Extract<ActionName, `wish.${string}`>;
const onAWish = actionNames.filter(
  (name): name is OnWish =>
    name.startsWith('wish.') && 'entries' in actions[name].input && 'wishId' in actions[name].input.entries,
);
const said: Partial<Record<ActionName, object>> = {
  'wish.sendBack': { reason: '请改短' },
  'wish.revise': { title: '想要老花镜', text: '', kind: 'thing' },
  'wish.judge': { fileId: 'cloud://local-x.local/photos/demo-lamp-on.png', verdict: 'pass' },
  'wish.release': { reason: '来不了' },
  'wish.deliver': { words: '到了' },
  'wish.bringBack': { reason: '再挂一次' },
  'wish.revealContact': { reason: '约上门时间' },
};

describe.each(onAWish)('%s', (action) => {
  const row: readonly Party[] = permissions[action];

  test('what nobody may know of yet does not exist for strangers, and what is not there sounds the same', async () => {
    const wishId = await aWish(town());
    for (const who of [外社区居民, 外社区专员, 另一志愿者]) {
      const told = action === 'wish.claim' && who === 外社区专员 ? 'VOLUNTEER_FIRST' : 'NOT_FOUND';
      expect(await heard(who, action, { wishId, ...said[action] })).toBe(told);
      expect(await heard(who, action, { wishId: 'z'.repeat(24), ...said[action] })).toBe(told);
    }
  });

  test('a neighbour of a listed wish does only what the page gives everybody', async () => {
    const wishId = await aWish(town(), 'listed');
    const answer = await heard(外社区居民, action, { wishId, ...said[action] });
    if (row.includes('visitor') || row.includes('volunteer')) expect(answer).toMatch(/^\{/);
    else expect(answer).toBe('NOT_YOURS_TO_DO');
  });
});
