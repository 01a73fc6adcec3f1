import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionNames, type ActionName } from '../../domain/contract';
import type { FaultRule } from '../support/cloud';
import { eventually } from '../support/eventually';
import { aCrowd, aRewardOf } from '../support/market';
import { aRequest, stored } from '../support/requests';
import { aTask, s1, storedTask } from '../support/tasks';
import { anOperationId, aTown, Refused, 另一志愿者, 居民, 社区专员, 路灯不亮, type Town } from '../support/town';

/** Seconds a function has here: plenty for its work on a busy machine, and short of what its database then takes. */
const LIMIT_S = 3;
const TOO_LATE_MS = 3_300;

/** The built functions, with that much time to do their work in. */
const hurried = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-hurried-'));
  cpSync(join(__dirname, '..', '..', 'dist', 'cloudfunctions'), folder, { recursive: true });
  for (const name of functionNames) {
    const file = join(folder, name, 'config.json');
    const config = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...config, timeout: LIMIT_S }));
  }
  return folder;
};

let town: Town;
beforeAll(async () => {
  town = await aTown({ functions: hurried() });
});
afterAll(() => town.stop());
afterEach(() => town.cloud.faults([]));

/** Something to press, and how often it has happened by now. */
type Press = {
  readonly action: ActionName;
  press(operationId: string): Promise<unknown>;
  times(): Promise<number>;
};

let presses = 0;

/** One way of writing each: a new document, a saved one, a guarded update, a transaction. */
const waysOfWriting: Readonly<Record<string, () => Promise<Press>>> = {
  'a new document': () => {
    const text = `第${(presses += 1)}件，路灯不亮`;
    return Promise.resolve({
      action: 'request.submit',
      press: (id) => town.as(居民).does('request.submit', { text, photos: [] }, id),
      times: async () =>
        (await town.cloud.documents('serviceRequests', 1000)).filter((one) => one['text'] === text).length,
    });
  },
  'a document saved': async () => {
    const requestId = await aRequest(town);
    return {
      action: 'request.accept',
      press: (id) => town.as(社区专员).does('request.accept', { requestId, route: 'own' }, id),
      times: async () =>
        ((await stored(town, requestId))['history'] as { move: string }[]).filter(({ move }) => move === 'accept')
          .length,
    };
  },
  'a place claimed': async () => {
    const { taskId } = await aTask(town);
    return {
      action: 'task.claim',
      press: (id) => town.as(另一志愿者).does('task.claim', s1(taskId), id),
      times: async () => ((await storedTask(town, taskId))['entries'] as unknown[]).length,
    };
  },
  'points moved': async () => {
    const rewardId = await aRewardOf(town, 5, 10);
    const [who = ''] = await aCrowd(town, 1, 100, `hurried-${(presses += 1)}`);
    return {
      action: 'reward.redeem',
      press: (id) => town.as(who).does('reward.redeem', { rewardId }, id),
      times: async () =>
        (await town.cloud.documents('vouchers', 1000)).filter((one) => one['rewardId'] === rewardId).length,
    };
  },
};

const rulesLeft = async (): Promise<number> =>
  ((await town.cloud.get('/inspect/state')) as { faults: unknown[] }).faults.length;

/** Whether a press that hears nothing, or that something broke, was told apart from one that was refused. */
const heardNothing = (error: unknown): boolean => !(error instanceof Refused) || error.code === 'INTERNAL' || error.code === 'BUSY'; // prettier-ignore

/** What a dead call left locked is free again when the database lets go of it; until then people hear that it is busy. */
const untilFree = async (press: () => Promise<unknown>): Promise<unknown> => {
  const pressed = press();
  if ((await town.outcome(pressed)) !== 'BUSY') return pressed;
  await town.later(31_000);
  return press();
};

/** Presses into the trouble, and again with the same press: whatever was heard, it happened once. */
const oncePressed = async (way: () => Promise<Press>, rule: Omit<FaultRule, 'action'>): Promise<boolean> => {
  const { action, press, times } = await way();
  const id = anOperationId();
  await town.cloud.faults([{ ...rule, action }]);
  const first = await press(id).catch((error: unknown) => ({ error }));
  const struck = (await rulesLeft()) === 0;
  await town.cloud.faults([]);
  const again = await untilFree(() => press(id));
  if (typeof first === 'object' && first !== null && 'error' in first) expect(heardNothing(first.error)).toBe(true);
  else expect(again).toEqual(first);
  expect(await times()).toBe(1);
  return struck;
};

describe.each(Object.entries(waysOfWriting))('%s', (_, way) => {
  test('the answer is lost on its way to the phone: the same press again hears it, and it happened once', async () => {
    expect(await oncePressed(way, { kind: 'dropReply' })).toBe(true);
  });

  test('the database’s word is lost after it wrote, at every write: the same press again, and it happened once', async () => {
    let nth = 1;
    while (await oncePressed(way, { kind: 'dropReply', nth })) nth += 1;
    expect(nth).toBeGreaterThan(1);
  });

  test('the function’s time is over before the write is done, at every write: the same press again, and it happened once', async () => {
    let nth = 1;
    while (await oncePressed(way, { kind: 'latency', ms: TOO_LATE_MS, nth })) nth += 1;
    expect(nth).toBeGreaterThan(1);
  });
});

const messagesAbout = async (requestId: string): Promise<number> =>
  (await town.cloud.outbox('o-demo-resident-1')).filter(({ page }) => String(page).includes(requestId)).length;

test('one message allowed and used up: the next is not even tried, and the page tells both', async () => {
  const subscribed = ['linli-request-progress'];
  const { requestId } = await town.as(居民).does('request.submit', { ...路灯不亮, subscribed });
  await town.as(社区专员).does('request.accept', { requestId });
  // A minute says as much as it has time for: what was pressed before may come first.
  await eventually(async () => {
    await town.tick();
    return (await messagesAbout(requestId)) > 0;
  });
  expect(await messagesAbout(requestId)).toBe(1);
  await town.as(社区专员).does('request.dispatch', { requestId, route: 'own' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '换了灯泡' });
  await town.tick();
  expect(await messagesAbout(requestId)).toBe(1);
  const { history, state } = await town.as(居民).does('request.read', { requestId });
  expect([state, history.map(({ words }) => words)]).toEqual(['resolved', expect.arrayContaining(['换了灯泡'])]);
});

test('WeChat never says what it thinks of a photo: who sent it sees so, and in the end a person looks', async () => {
  const photo = 'cloud://local-x.local/photos/demo-lamp-off.png';
  await town.cloud.verdicts({ media: [{ suggest: 'pass', deliveries: 0 }] });
  const { requestId } = await town.as(居民).does('request.submit', { ...路灯不亮, photos: [photo] });
  const seenBy = async (who: string) => town.as(who).does('request.read', { requestId });
  await town.tick();
  expect((await seenBy(居民)).pictures).toMatchObject([{ state: 'pending' }]);
  for (let hour = 0; hour < 3; hour += 1) await town.later(60 * 60_000);
  await town.tick();
  expect((await seenBy(居民)).pictures).toMatchObject([{ state: 'review' }]);
  expect(await seenBy(社区专员)).toMatchObject({ mayJudge: true });
  await town.as(社区专员).does('request.judge', { requestId, fileId: photo, verdict: 'pass' });
  expect((await seenBy(居民)).pictures).toMatchObject([{ state: 'pass' }]);
});
