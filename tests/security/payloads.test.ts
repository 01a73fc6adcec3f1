import fc from 'fast-check';
import { actionNames, functionOf, functionNames, isChanging } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { anOperationId, 居民, 社区专员, 路灯不亮 } from '../support/town';

const town = townForTests();

const poison = [
  '$gt',
  '$ne',
  '$where',
  '$set',
  '__proto__',
  'constructor',
  'prototype',
  'a.b',
  '_openid',
  'userInfo',
  '$date',
];
const hostile = fc.oneof(
  fc.anything({ maxDepth: 3, key: fc.oneof(fc.string(), fc.constantFrom(...poison)) }),
  fc.record(
    {
      requestId: fc.oneof(fc.string(), fc.constant({ $ne: '' }), fc.constant('0'.repeat(24))),
      text: fc.oneof(fc.string(), fc.constant({ $regex: '.*' })),
      photos: fc.oneof(fc.constant([]), fc.array(fc.anything({ maxDepth: 1 }), { maxLength: 3 })),
      placeId: fc.oneof(fc.string(), fc.constant({ $exists: true })),
      of: fc.constantFrom('mine', 'inbox', 'all'),
      cursor: fc.string(),
    },
    { requiredKeys: [] },
  ),
);

const asJson = (value: unknown): unknown => {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? {} : (JSON.parse(text) as unknown);
};

test('whatever is sent to whichever action, people get an answer and never a bug', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...actionNames), hostile, async (action, input) => {
      const data = { action, input: asJson(input), ...(isChanging(action) ? { operationId: anOperationId() } : {}) };
      const answer = await town().as(居民).sends(functionOf(action), data);
      expect(answer).not.toMatchObject({ code: 'INTERNAL' });
    }),
    { numRuns: 300 },
  );
  expect((await town().cloud.logs()).filter(({ text }) => text.includes('"bug"'))).toEqual([]);
});

test('a whole envelope of nonsense is refused by every function', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...functionNames), fc.object({ maxDepth: 2 }), async (name, event) => {
      expect(await town().as(居民).sends(name, asJson(event))).toMatchObject({ ok: false, code: 'BAD_INPUT' });
    }),
    { numRuns: 60 },
  );
});

test('nobody becomes somebody else by saying so', async () => {
  const requestId = await aRequest(town());
  const claims = { openid: 'o-demo-resident-1', OPENID: 'o-demo-resident-1', _openid: 'o-demo-resident-1' };
  for (const [key, value] of Object.entries(claims)) {
    const answer = await town()
      .as('thief')
      .sends('requests', { action: 'request.read', input: { requestId }, [key]: value });
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT' });
  }
  const answer = await town()
    .as('thief')
    .sends('requests', {
      action: 'request.read',
      input: { requestId },
      userInfo: { openId: 'o-demo-resident-1', appId: 'x' },
    });
  expect(answer).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('an input cannot write a field of its own', async () => {
  const requestId = await aRequest(town(), 'handling');
  const more = { state: 'closed', reporterId: 'o-me', version: 9, handler: null };
  for (const [key, value] of Object.entries(more)) {
    const data = {
      action: 'request.resolve',
      operationId: anOperationId(),
      input: { requestId, outcome: 'solved', [key]: value },
    };
    expect(await town().as(社区专员).sends('requests', data)).toMatchObject({ ok: false, code: 'BAD_INPUT' });
  }
  expect(await stored(town(), requestId)).toMatchObject({ state: 'handling', reporterId: 'o-demo-resident-1' });
});

describe('canaries', () => {
  const CANARY = '电话13800001234';

  test('what people wrote, and who they are, stands in no log', async () => {
    const { requestId } = await town()
      .as(居民)
      .does('request.submit', { text: `${CANARY}，路灯坏了`, photos: [], spot: CANARY });
    await town().as(社区专员).does('request.accept', { requestId, route: 'own', words: CANARY });
    await town().outcome(town().as('thief').does('request.read', { requestId }));
    await town()
      .as(居民)
      .sends('requests', {
        action: 'request.submit',
        operationId: anOperationId(),
        input: { text: CANARY, photos: CANARY },
      });
    await town().tick();
    const logs = JSON.stringify(await town().cloud.logs());
    expect(logs).not.toContain('13800001234');
    expect(logs).not.toContain('o-demo');
  });

  test('a refusal repeats nothing of what was sent', async () => {
    const data = {
      action: 'request.submit',
      operationId: anOperationId(),
      input: { text: CANARY, photos: [], [CANARY]: 1 },
    };
    expect(JSON.stringify(await town().as(居民).sends('requests', data))).not.toContain('13800001234');
  });

  test('no answer to anybody holds an openid', async () => {
    const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
    await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
    const answers = [
      await town().as(居民).does('person.home', {}),
      await town().as(社区专员).does('person.home', {}),
      await town().as(社区专员).does('request.list', { of: 'inbox' }),
      await town().as(社区专员).does('request.read', { requestId }),
      await town().as(居民).does('request.read', { requestId }),
      await town().as(居民).does('place.card', { placeId: '410403001001-e1-b3' }),
    ];
    expect(JSON.stringify(answers)).not.toContain('o-demo');
  });
});
