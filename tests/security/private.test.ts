import fc from 'fast-check';
import type { ActionName } from '../../domain/contract';
import { actionOf } from '../../domain/requests/model';
import { townForTests } from '../support/moveIsKept';
import {
  WEDNESDAY_TEN,
  居民,
  新邻居,
  楼栋长,
  部门专员,
  住建专员,
  攻坚队员,
  邻居,
  外社区居民,
  外社区专员,
  外社区网格员,
  社区专员,
  网格员,
} from '../support/town';
import { oneStep, someSteps } from '../support/townLives';

const town = townForTests();

/** Nobody of these ever has anything to do with it. */
const strangers: readonly string[] = [新邻居, 外社区居民, 外社区专员, 外社区网格员, 'nobody-at-all'];
/** Of these it depends on how it goes: a department that is whistled for may read it, one that is not may not. */
const maybe = [楼栋长, 邻居, 部门专员, 住建专员, 攻坚队员] as const;
const LIVES = 6;
const PHONE = '13911112222';
const places = ['410403001001-e1-b3', '410403001001-e1-b1', '410403001001-e2-b1', undefined] as const;

const report = fc.record({
  secret: fc.stringMatching(/^机密[a-z]{6}$/),
  placeId: fc.constantFrom(...places),
  photos: fc.constantFrom<string[]>([], ['cloud://local-x.local/photos/demo-lamp-off.png']),
  kind: fc.constantFrom('ordinary' as const, 'goodDeed' as const, 'nuisance' as const),
  urgent: fc.boolean(),
});

/** Everything that lists, counts, searches or shows something, as this person may ask it. */
const questions = (requestId: string, number: string, text: string): readonly (readonly [ActionName, object])[] => [
  ['request.read', { requestId }],
  ['request.views', { requestId }],
  ['request.list', { of: 'mine' }],
  ['request.list', { of: 'joined' }],
  ['request.list', { of: 'inbox' }],
  ['request.list', { of: 'inbox', state: 'submitted', category: 'lighting' }],
  ['request.list', { of: 'turn' }],
  ['request.list', { of: 'doing' }],
  ['request.list', { of: 'done' }],
  ['request.list', { of: 'offers' }],
  ['request.list', { of: 'whistles' }],
  ['request.list', { of: 'visits' }],
  ['request.search', { number }],
  ['request.similar', { text, placeId: '410403001001-e1-b3' }],
  ['board.rows', { placeId: '410403001001' }],
  ['board.rows', { placeId: '410403', figure: 'submitted' }],
  ['board.rates', { placeId: '410403001001' }],
  ['playbook.search', { text: '路灯' }],
  ['person.home', {}],
  ['place.card', { placeId: '410403001001-e1-b3' }],
];

const heard = (who: string, action: ActionName, input: object): Promise<string> =>
  town()
    .as(who)
    .does(action, input as never)
    .then((value) => JSON.stringify(value))
    .catch((error: { code: string }) => error.code);

/** What somebody sees of their own work, counts and all; a matter elsewhere changes nothing in it. */
const ownWork = (who: string): Promise<string[]> =>
  Promise.all([
    heard(who, 'person.home', {}),
    ...['mine', 'joined', 'inbox', 'turn', 'doing', 'done'].map((of) => heard(who, 'request.list', { of })),
  ]);

/** What was acknowledged is found: by who reported it, by staff of the place, and by its number on the public board. */
const isFound = async (requestId: string, number: string): Promise<void> => {
  expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ requestId, number, mine: true });
  expect(await heard(居民, 'request.list', { of: 'mine' })).toContain(requestId);
  expect(await heard(社区专员, 'request.search', { number })).toContain(requestId);
  expect(await heard(新邻居, 'board.rows', { placeId: '410403001001' })).toContain(number);
};

const isNowhere = async (who: string, words: readonly string[], about: readonly [string, string]): Promise<void> => {
  for (const [action, asked] of questions(...about, '路灯不亮')) {
    const answer = await heard(who, action, asked);
    for (const word of words) expect(`${who} ${action}: ${answer.includes(word)}`).toBe(`${who} ${action}: false`);
  }
};

const statesMet = new Set<string>();
const done: ActionName[] = [];
let lives = 0;

test('a private request stands in no list, count, search, board or message of somebody who may not see it, however it goes', async () => {
  await fc.assert(
    fc.asyncProperty(report, someSteps, async ({ secret: word, placeId, photos, kind, urgent }, steps) => {
      lives += 1;
      // No two lives share a secret: what is seen of one would be taken for the other.
      const secret = `${word}第${lives}件`;
      await town().cloud.clock({ set: WEDNESDAY_TEN });
      const before = await Promise.all(strangers.map(ownWork));
      const text = `${secret}路灯不亮`;
      const input = { text, photos, kind, urgent, spot: secret, contact: { name: secret, phone: PHONE } };
      const { requestId, number } = await town()
        .as(居民)
        .does('request.submit', { ...input, ...(placeId ? { placeId } : {}) });
      let happened = 1;
      for (const step of steps) {
        const lived = await oneStep({ town: town(), requestId, words: `${secret}说明`, done }, step);
        if (!lived) continue;
        statesMet.add(lived.view.state);
        done.push(lived.action);
        // An urging is a mark, not a line: it leaves as much to read as there was.
        if (lived.action !== 'request.urge') expect(lived.view.history.length).toBeGreaterThan(happened);
        happened = lived.view.history.length;
      }
      await town().tick();
      for (const who of [...strangers, ...maybe])
        if (strangers.includes(who) || (await heard(who, 'request.read', { requestId })) === 'NOT_FOUND')
          await isNowhere(who, [secret, PHONE, 'o-demo-resident-1'], [requestId, number]);
      for (const who of strangers) {
        const { openid } = await town().cloud.login(who);
        expect(JSON.stringify(await town().cloud.outbox(openid))).not.toContain(secret);
      }
      expect(await Promise.all(strangers.map(ownWork))).toEqual(before);
      await isFound(requestId, number);
    }),
    { numRuns: LIVES, seed: 20_261_121, endOnFailure: true },
  );
});

test('those lives went all the way: every state, every move but taking it back and a department’s own need', () => {
  expect([...statesMet].sort()).toEqual(['accepted', 'closed', 'handling', 'resolved', 'submitted', 'verified']);
  expect([...new Set(Object.values(actionOf))].filter((action) => !done.includes(action))).toEqual([
    'request.withdraw',
    'request.answer', // of a merchants' group, which is never private
  ]);
});

test('staff of the place find it, without the reporter’s name or number', async () => {
  const contact = { name: '小林', phone: PHONE };
  const { requestId, number } = await town().as(居民).does('request.submit', { text: '楼顶漏雨', photos: [], contact });
  for (const who of [社区专员, 网格员]) {
    for (const [action, asked] of questions(requestId, number, '楼顶漏雨')) {
      const answer = await heard(who, action, asked);
      expect(answer).not.toContain(PHONE);
      expect(answer).not.toContain('o-demo-resident-1');
    }
    expect(await heard(who, 'request.search', { number })).toContain('楼顶漏雨');
  }
});
