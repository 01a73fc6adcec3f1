import { actionNames, actions, type ActionName } from '../../domain/contract';
import { roles, type Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import { movesOfPeople, requestMachine, type RequestState } from '../../domain/requests/machine';
import { actionOf } from '../../domain/requests/model';
import { 老街粮油店, sealedFor } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 邻居, 楼栋长, 网格员, 外社区居民, 外社区专员, 新邻居 } from '../support/town';

const town = townForTests();

type OnRequest = Extract<ActionName, `request.${string}`>;
/** Everything asked about one request. Joining is not a matter of a post but of where one lives: see below. */
const onARequest = actionNames.filter(
  (name): name is OnRequest =>
    name.startsWith('request.') &&
    'entries' in actions[name].input &&
    'requestId' in actions[name].input.entries &&
    name !== 'request.join',
);

const item = { dutyItem: 'A01', dutyWhy: '和这一类的放在一起办', words: '按清单办' };
const to = { postId: 'gridLeader-410403001001001' };
const called = { units: ['dept-chengguan'], lead: 'dept-chengguan' };

const said: Partial<Record<ActionName, object>> = {
  'request.dispatch': { route: 'own' },
  'request.whistle': { ...called, ...item, kind: 'ordinary' },
  'request.contact': { words: '约了下午' },
  'request.report': { words: '看过现场' },
  'request.scoreUnit': { unitId: 'dept-chengguan', score: 'good' },
  'request.scoreWhistle': { justified: true },
  'request.handOver': { ...item, to },
  'request.decline': item,
  'request.decide': { ...item, to },
  'request.pause': { until: '2026-11-20', words: '等材料到货' },
  'request.convene': {
    words: '联席会议商定',
    resolutions: [{ unitId: 'dept-chengguan', text: '三天内修好', due: '2026-11-20' }],
  },
  'request.finishTask': { task: 1, words: '已经修好' },
  'request.visit': { reached: true, words: '回访满意' },
  'request.resolve': { outcome: 'solved' },
  'request.verify': { solved: true },
  'request.sendBack': { reason: '灯还没好' },
  'request.ask': { words: '灯在几号楼门口' },
  'request.add': { words: '今天更暗了' },
  'request.reply': { words: '在东门口' },
  'request.hasten': { urgent: true, words: '老人夜里要出门' },
  'request.rate': { rating: 'satisfied' },
  'request.rateJoined': { face: 'satisfied' },
  'request.judge': { verdict: 'pass' },
  'request.publish': { text: '' },
  'request.revealContact': { reason: '约上门时间' },
};

/** Not let in: the thing does not exist for them, or the step is not theirs. Anything else is about the thing itself. */
const shut = ['NOT_FOUND', 'NOT_YOURS_TO_DO'];

const startOf = (action: OnRequest): RequestState => {
  const move = movesOfPeople.find((one) => actionOf[one] === action);
  return (move && requestMachine.moves[move].from[0]) ?? 'submitted';
};

/** One person per role who holds it at the request's own place, and one who holds it in another community. */
const here: Record<string, string> = {
  entranceLeader: '410403001001-e1-b3-u2',
  buildingLeader: '410403001001-e1-b3',
  courtyardLeader: '410403001001-e1',
  partyGroupLeader: '410403001001-e1',
  gridWorker: '410403001001001',
  gridLeader: '410403001001001',
  communityClerk: '410403001001',
  subdistrictOfficer: '410403001',
  departmentOfficer: '410403001',
  partnerLiaison: '410403001001',
  districtAdmin: '410403',
};
const elsewhere = '410403004001';

const post = (role: string, placeId: string, personId: string): object => ({
  _id: `matrix-${personId}`,
  version: 1,
  role,
  placeId,
  place: '某处',
  unitId: '',
  handsUp: false,
  personId,
  name: '',
  avatar: '',
  phone: '',
  operations: [],
  source: 'appointed',
  sinceAt: '2026-01-01T00:00:00.000Z',
});

beforeAll(async () => {
  const people = await Promise.all(
    roles
      .flatMap((role) => [
        { role, placeId: here[role] ?? '', who: `matrix-here-${role}` },
        { role, placeId: elsewhere, who: `matrix-far-${role}` },
      ])
      .map(async ({ role, placeId, who }) => post(role, placeId, (await town().cloud.login(who)).openid)),
  );
  await town().cloud.load({ collections: { posts: people } });
});

const tryIt = (who: string, action: OnRequest, requestId: string) =>
  town().outcome(
    town()
      .as(who)
      .does(action, { requestId, ...said[action] } as never),
  );

describe.each(onARequest)('%s', (action) => {
  const row: readonly Party[] = permissions[action];
  const readers: readonly Party[] = permissions['request.read'];

  test.each(roles)(
    'a %s here hears what the permission page says; one elsewhere hears that there is nothing',
    async (role) => {
      const requestId = await aRequest(town(), startOf(action));
      expect(await tryIt(`matrix-far-${role}`, action, requestId)).toBe('NOT_FOUND');
      const heard = await tryIt(`matrix-here-${role}`, action, requestId);
      if (row.includes(role)) expect([...shut, 'BAD_INPUT']).not.toContain(heard);
      else expect(heard).toBe(readers.includes(role) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    },
  );

  test('the reporter hears what the page says; another resident and a visitor hear that there is nothing', async () => {
    const requestId = await aRequest(town(), startOf(action));
    for (const who of [外社区居民, 新邻居, 'nobody-at-all'])
      expect(await tryIt(who, action, requestId)).toBe('NOT_FOUND');
    const heard = await tryIt(居民, action, requestId);
    // Nothing was asked, so there is nothing to answer yet.
    if (row.includes('reporter')) expect(heard).toBe(action === 'request.reply' ? 'REQUEST_MOVED_ON' : 'done');
    else expect(heard).toBe('NOT_YOURS_TO_DO');
  });

  test('what does not exist sounds the same as what is not one’s own', async () => {
    for (const who of [居民, 'matrix-here-communityClerk', 'matrix-far-communityClerk', 新邻居])
      expect(await tryIt(who, action, 'z'.repeat(24))).toBe('NOT_FOUND');
  });
});

describe('request.join', () => {
  const join = async (who: string, state: RequestState = 'submitted') => {
    const requestId = await aRequest(town(), state);
    return town().outcome(town().as(who).does('request.join', { requestId }));
  };

  test.each(roles)('a %s who does not live there is no neighbour, whatever their post', async (role) => {
    const mayRead = (permissions['request.read'] as readonly Party[]).includes(role);
    expect(await join(`matrix-here-${role}`)).toBe(mayRead ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    expect(await join(`matrix-far-${role}`)).toBe('NOT_FOUND');
  });

  test('who lives in the community may, the reporter has it already, anybody else hears that there is nothing', async () => {
    // 邻居 lives one grid further: nearness is of the ground.
    for (const who of [网格员, 楼栋长, 邻居]) expect(await join(who)).toBe('done');
    expect(await join(居民)).toBe('ALREADY_YOURS');
    for (const who of [外社区居民, 外社区专员, 新邻居, 'nobody-at-all']) expect(await join(who)).toBe('NOT_FOUND');
    for (const who of [楼栋长, 外社区居民])
      expect(
        await town().outcome(
          town()
            .as(who)
            .does('request.join', { requestId: 'z'.repeat(24) }),
        ),
      ).toBe('NOT_FOUND');
  });

  test('what is over is joined by nobody, and who never joined has nothing to rate', async () => {
    expect(await join(楼栋长, 'closed')).toBe('REQUEST_MOVED_ON');
    const requestId = await aRequest(town(), 'verified');
    const rated = town().as(邻居).does('request.rateJoined', { requestId, face: 'satisfied' });
    expect(await town().outcome(rated)).toBe('NOT_FOUND');
  });
});

const community = '410403001001';
const building = '410403001001-e1-b3';

/** What a visitor asks about, where something has to be said. */
const visits: Partial<Record<ActionName, object>> = {
  'place.card': { placeId: building },
  'person.register': { placeId: building, consentVersion: '2026-11-01' },
  'person.agree': { purpose: 'contact', version: '2026-11-01' },
  'person.takeBack': { purpose: 'contact' },
  'person.leave': { understood: true },
  'board.rates': { placeId: community },
  'board.rows': { placeId: community },
  'point.rules': { communityId: community },
  'point.ranking': { of: 'communities' },
  'volunteer.teams': { placeId: community },
  'volunteer.team': { teamId: 'volunteers-dongyuan' },
  'organisation.list': { placeId: community },
  'wish.list': { of: 'wall', placeId: community },
  'wish.read': { wishId: 'z'.repeat(24) },
  'task.checkCertificate': { code: 'ABCD-EFGH-JKMN' },
  'shop.page': { shopId: 老街粮油店 },
  'shop.map': { placeId: '410403004001' },
};

/** Asked about one that does not exist: there is none, which is no refusal of the visitor. */
const ofNothing: readonly ActionName[] = ['person.export', 'wish.read', 'task.checkCertificate'];

/** An invitation is read with its code only, whoever has it: see journeys/posts. */
const openToVisitors = actionNames.filter(
  (action) => action !== 'post.invitation' && permissions[action].some((party) => (party as Party) === 'visitor'),
);

test.each(openToVisitors)('%s is open to a visitor', async (action) => {
  const who = `visitor-of-${action}`;
  const sealed = action === 'group.enter' ? { cloudId: await sealedFor(town(), who, 'g-nobody-knows') } : {};
  const heard = await town().outcome(
    town()
      .as(who)
      .does(action, { ...visits[action], ...sealed } as never),
  );
  expect(heard).toBe(ofNothing.includes(action) ? 'NOT_FOUND' : 'done');
});
