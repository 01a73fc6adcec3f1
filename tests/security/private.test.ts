import fc from 'fast-check';
import type { ActionName } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import {
  居民,
  新邻居,
  楼栋长,
  部门专员,
  邻居,
  外社区居民,
  外社区专员,
  外社区网格员,
  社区专员,
  网格员,
} from '../support/town';

const town = townForTests();

/** Nobody of these is the reporter or staff of the place. */
const outsiders = [新邻居, 楼栋长, 邻居, 部门专员, 外社区居民, 外社区专员, 外社区网格员, 'nobody-at-all'] as const;
const PHONE = '13911112222';
const places = ['410403001001-e1-b3', '410403001001-e1-b1', '410403001001-e2-b1', undefined] as const;

const report = fc.record({
  secret: fc.stringMatching(/^机密[a-z]{6}$/),
  placeId: fc.constantFrom(...places),
  photos: fc.constantFrom<string[]>([], ['cloud://local-x.local/photos/demo-lamp-off.png']),
  kind: fc.constantFrom('ordinary' as const, 'goodDeed' as const, 'nuisance' as const),
  urgent: fc.boolean(),
  upTo: fc.constantFrom('submitted', 'accepted', 'withdrawn'),
});

/** Everything that lists, counts, searches or shows something, as this person may ask it. */
const questions = (requestId: string, number: string, text: string): readonly (readonly [ActionName, object])[] => [
  ['request.read', { requestId }],
  ['request.views', { requestId }],
  ['request.list', { of: 'mine' }],
  ['request.list', { of: 'joined' }],
  ['request.list', { of: 'inbox' }],
  ['request.list', { of: 'inbox', state: 'submitted', category: 'lighting' }],
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

test('a private request stands in no list, count, search, board or message of somebody who may not see it', async () => {
  await fc.assert(
    fc.asyncProperty(report, async ({ secret, placeId, photos, kind, urgent, upTo }) => {
      const text = `${secret}路灯不亮`;
      const input = { text, photos, kind, urgent, spot: secret, contact: { name: secret, phone: PHONE } };
      const { requestId, number } = await town()
        .as(居民)
        .does('request.submit', { ...input, ...(placeId ? { placeId } : {}) });
      if (upTo === 'accepted') await town().as(社区专员).does('request.accept', { requestId, words: secret });
      if (upTo === 'withdrawn') await town().as(居民).does('request.withdraw', { requestId, reason: secret });
      await town().tick();
      for (const who of outsiders)
        for (const [action, asked] of questions(requestId, number, '路灯不亮')) {
          const answer = await heard(who, action, asked);
          for (const word of [secret, PHONE, 'o-demo-resident-1'])
            expect(`${who} ${action}: ${answer.includes(word)}`).toBe(`${who} ${action}: false`);
        }
      for (const who of outsiders) {
        const { openid } = await town().cloud.login(who);
        expect(JSON.stringify(await town().cloud.outbox(openid))).not.toContain(secret);
      }
    }),
    { numRuns: 8 },
  );
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
