import { fuzz } from '../support/fuzz';
import { findings } from '../support/fuzzFindings';
import { openKnown } from '../support/fuzzCases';
import { compared, hostileSearches } from '../support/hostileSearches';
import { isChanging, functionOf } from '../../domain/contract';
import { aRequest, stored } from '../support/requests';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, 居民, 社区专员 } from '../support/town';

const town = townForTests();
const cases = Number(process.env['FUZZ_CASES'] ?? 20_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

describe.each(findings)('$name', ({ who, action, input, more, hears }) => {
  test(`${action} hears ${hears}`, async () => {
    const operation = isChanging(action) ? { operationId: anOperationId() } : {};
    const data = { action, input, ...operation, ...more };
    const answers = await Promise.all(Array.from({ length: 6 }, () => town().as(who).sends(functionOf(action), data)));
    for (const answer of answers) expect(answer.ok ? 'done' : answer.code).toBe(hears);
  });
});

test('words made to keep a matcher busy look at no more than ordinary ones do', async () => {
  for (const { what, calm, hostile } of await compared(town(), hostileSearches(社区专员, openKnown(), seed)))
    for (const { examined } of hostile) expect([what, examined]).toEqual([what, Math.min(examined, calm.examined)]);
});

test(`${cases} calls of everybody to everything, broken in every way (FUZZ_SEED=${seed})`, async () => {
  const fuzzed = await fuzz(town(), { seed, cases });
  expect(fuzzed.findings.slice(0, 5)).toEqual([]);
  expect(fuzzed.cases).toBe(cases);
}, 600_000);

test('a phone that calls the clock neither judges nor sweeps', async () => {
  const since = (await town().cloud.calls()).at(-1)?.seq ?? 0;
  for (const event of [{}, { Event: 'wxa_media_check', trace_id: 'x' }, { Event: { $ne: '' } }, { Type: 'Timer' }])
    expect(await town().as(居民).sends('clock', event)).toEqual({ judged: 0 });
  for (const { trips } of await town().cloud.calls(since)) expect(trips).toEqual([]);
});

test('nobody becomes somebody else by saying so', async () => {
  const requestId = await aRequest(town());
  const asked = { action: 'request.read', input: { requestId } };
  const thief = town().as('thief');
  for (const key of ['openid', 'OPENID', '_openid'])
    expect(await thief.sends('requests', { ...asked, [key]: 'o-demo-resident-1' })).toMatchObject({
      code: 'BAD_INPUT',
    });
  const userInfo = { openId: 'o-demo-resident-1', appId: 'x' };
  expect(await thief.sends('requests', { ...asked, userInfo })).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('an input cannot write a field of its own', async () => {
  const requestId = await aRequest(town(), 'handling');
  for (const [key, value] of Object.entries({ state: 'closed', reporterId: 'o-me', version: 9, handler: null })) {
    const input = { requestId, outcome: 'solved', [key]: value };
    const data = { action: 'request.resolve', operationId: anOperationId(), input };
    expect(await town().as(社区专员).sends('requests', data)).toMatchObject({ ok: false, code: 'BAD_INPUT' });
  }
  expect(await stored(town(), requestId)).toMatchObject({ state: 'handling', reporterId: 'o-demo-resident-1' });
});
