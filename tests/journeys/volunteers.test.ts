import { townForTests } from '../support/moveIsKept';
import { aWish } from '../support/wishes';
import {
  anOperationId,
  共建联系人,
  外社区居民,
  外社区专员,
  居民,
  庭院长,
  志愿者,
  志愿队长,
  楼栋长,
  社区专员,
  网格长,
} from '../support/town';

const town = townForTests();
const EAST = '410403001001';
const card = { skills: ['care'], freeHours: ['weekends'] } satisfies { skills: ['care']; freeHours: ['weekends'] };

test('登记成为志愿者，改时间，再退出', async () => {
  const me = await town().as(庭院长).does('volunteer.register', card);
  expect(me.card).toMatchObject({ mayHelp: true, guardian: null, skills: [{ key: 'care', label: '陪护照料' }] });
  expect(await town().outcome(town().as(庭院长).does('volunteer.register', card))).toBe('VOLUNTEER_ALREADY');
  const changed = await town()
    .as(庭院长)
    .does('volunteer.update', { ...card, freeHours: ['evenings'] });
  expect(changed.card?.freeHours).toEqual([{ key: 'evenings', label: '工作日晚上' }]);
  await town().as(庭院长).does('volunteer.leave', {});
  const wishId = await aWish(town(), 'listed');
  expect(await town().outcome(town().as(庭院长).does('wish.claim', { wishId }))).toBe('VOLUNTEER_FIRST');
});

test('未成年人监护人同意：没点头不能认领，点头后可以，收回后又不能', async () => {
  expect(
    await town().outcome(
      town()
        .as(网格长)
        .does('volunteer.register', { ...card, birthYear: 2000 }),
    ),
  ).toBe('NOT_A_MINOR');
  const minor = await town()
    .as(楼栋长)
    .does('volunteer.register', { ...card, birthYear: 2011 });
  const invitation = minor.card?.guardian?.invitation ?? '';
  expect(minor.card).toMatchObject({ mayHelp: false, guardian: { agreed: false } });
  const wishId = await aWish(town(), 'listed');
  expect(await town().outcome(town().as(楼栋长).does('wish.claim', { wishId }))).toBe('GUARDIAN_FIRST');
  expect(await town().outcome(town().as(楼栋长).does('volunteer.consent', { invitation }))).toBe('GUARDIAN_ELSE');
  expect(await town().as(外社区居民).does('volunteer.invited', { invitation })).toMatchObject({ nickname: '老周' });
  const guardian = await town().as(外社区居民).does('volunteer.consent', { invitation });
  expect(guardian.wards).toMatchObject([{ nickname: '老周' }]);
  expect((await town().as(楼栋长).does('volunteer.me', {})).card?.guardian).toEqual({ agreed: true, invitation: '' });
  await town().as(楼栋长).does('wish.claim', { wishId });
  const { ward } = guardian.wards[0] ?? { ward: '' };
  expect(await town().outcome(town().as(居民).does('volunteer.withdrawConsent', { ward }))).toBe('NOT_FOUND');
  const press = anOperationId();
  const after = await town().as(外社区居民).does('volunteer.withdrawConsent', { ward }, press);
  expect(after.wards).toEqual([]);
  expect(await town().as(外社区居民).does('volunteer.withdrawConsent', { ward }, press)).toEqual(after);
  expect(await town().outcome(town().as(外社区居民).does('volunteer.withdrawConsent', { ward }))).toBe('NOT_FOUND');
  const another = await aWish(town(), 'listed');
  expect(await town().outcome(town().as(楼栋长).does('wish.claim', { wishId: another }))).toBe('GUARDIAN_FIRST');
  expect(await town().outcome(town().as(外社区居民).does('volunteer.consent', { invitation }))).toBe('INVITATION_OVER');
  const { guardian: asked } = (await town().as(楼栋长).does('volunteer.me', {})).card ?? {};
  await town()
    .as(外社区专员)
    .does('volunteer.consent', { invitation: asked?.invitation ?? '' });
  // Pressed once more after somebody else said yes: the old press takes nothing back a second time.
  expect(await town().as(外社区居民).does('volunteer.withdrawConsent', { ward }, press)).toEqual(after);
  expect((await town().as(楼栋长).does('volunteer.me', {})).card?.guardian).toEqual({ agreed: true, invitation: '' });
});

test('加入志愿队：按社区或用途找队，队长看得到会什么、看不到是谁', async () => {
  const { teams } = await town().as(居民).does('volunteer.teams', { aim: 'snow' });
  expect(teams.map(({ name }) => name)).toEqual(['东苑清雪队']);
  const joined = await town().as(居民).does('volunteer.join', { teamId: 'volunteers-dongyuan' });
  expect(joined.team).toMatchObject({ joined: true, maySeeMembers: false });
  const { team, members, leaders } = await town()
    .as(志愿队长)
    .does('volunteer.team', { teamId: 'volunteers-dongyuan' });
  expect(team.maySeeMembers).toBe(true);
  expect(leaders).toMatchObject([{ name: '曹姐', vacant: false }]);
  const list = await town().as(志愿队长).does('volunteer.members', { teamId: 'volunteers-dongyuan' });
  expect(list.members).toHaveLength(members);
  expect(list.members).toContainEqual({ nickname: '小林', skills: ['体力活'], freeHours: ['周末白天'] });
  expect(JSON.stringify(list)).not.toContain('o-demo');
  for (const who of [居民, 外社区专员])
    expect(await town().outcome(town().as(who).does('volunteer.members', { teamId: 'volunteers-dongyuan' }))).toBe(
      'NOT_YOURS_TO_DO',
    );
  await town().as(居民).does('volunteer.quit', { teamId: 'volunteers-dongyuan' });
  const left = await town().as(志愿队长).does('volunteer.members', { teamId: 'volunteers-dongyuan' });
  expect(left.members.map(({ nickname }) => nickname)).not.toContain('小林');
});

test('社区新开一支定向志愿队，队长岗位空着等人接', async () => {
  const { team } = await town()
    .as(社区专员)
    .does('volunteer.openTeam', { placeId: EAST, name: '东苑护鸟队', aim: 'green' });
  const { leaders } = await town().as(居民).does('volunteer.team', { teamId: team.teamId });
  expect(leaders).toMatchObject([{ vacant: true, post: '志愿队队长' }]);
  const { posts } = await town().as(社区专员).does('post.list', { placeId: EAST });
  const postId = posts.find(({ place }) => place === '东苑护鸟队')?.postId ?? '';
  const { post } = await town()
    .as(社区专员)
    .does('post.appoint', { postId, name: '田姨', source: 'recommended', termMonths: 12, basis: '居民推荐' });
  await town().as(庭院长).does('post.take', { invitation: post.invitation });
  expect((await town().as(庭院长).does('volunteer.team', { teamId: team.teamId })).team.maySeeMembers).toBe(true);
  expect(
    await town().outcome(
      town().as(外社区专员).does('volunteer.openTeam', { placeId: EAST, name: '别处的队', aim: 'green' }),
    ),
  ).toBe('NOT_ON_DUTY');
});

test('双报到：单位到社区报到，单位的人凭报到码在自己住的社区报到', async () => {
  const { organisations } = await town().as(共建联系人).does('organisation.mine', {});
  const [mine] = organisations;
  const before = mine?.members ?? 0;
  const reported = await town()
    .as(共建联系人)
    .does('organisation.reportIn', { unitId: 'org-bank', placeId: '410403003005' });
  expect(reported.organisation.communities.map(({ placeId }) => placeId)).toEqual([EAST, '410403003005']);
  expect(
    await town().outcome(
      town().as(共建联系人).does('organisation.reportIn', { unitId: 'org-bank', placeId: '410403003005' }),
    ),
  ).toBe('REPORTED_ALREADY');
  const there = await town().as(外社区居民).does('organisation.list', { placeId: '410403003005' });
  expect(there.organisations).toMatchObject([{ name: '共建单位 建东支行' }]);
  expect(await town().outcome(town().as(外社区居民).does('volunteer.reportIn', { memberCode: 'zzzzzzzzzz' }))).toBe(
    'CODE_UNKNOWN',
  );
  const member = await town()
    .as(外社区居民)
    .does('volunteer.reportIn', { memberCode: mine?.memberCode ?? '' });
  expect(member.card?.organisation).toEqual({ unitId: 'org-bank', name: '共建单位 建东支行' });
  expect((await town().as(居民).does('organisation.list', { placeId: '410403003005' })).members).toBe(
    there.members + 1,
  );
  expect((await town().as(共建联系人).does('organisation.mine', {})).organisations[0]?.members).toBe(before + 1);
  await town().as(外社区居民).does('volunteer.endReport', {});
  expect((await town().as(居民).does('organisation.list', { placeId: '410403003005' })).members).toBe(there.members);
  expect(
    await town().outcome(
      town().as(社区专员).does('organisation.endReport', { unitId: 'org-bank', placeId: '410403003005' }),
    ),
  ).toBe('NOT_FOUND');
  await town().as(外社区专员).does('organisation.endReport', { unitId: 'org-bank', placeId: '410403003005' });
});

test('单位联系人只替自己的单位认领', async () => {
  const wishId = await aWish(town(), 'listed');
  expect(await town().outcome(town().as(志愿者).does('wish.claim', { wishId, unitId: 'org-bank' }))).toBe(
    'NOT_YOURS_TO_DO',
  );
  expect(await town().outcome(town().as(共建联系人).does('wish.claim', { wishId, unitId: 'team-dongyuan' }))).toBe(
    'NOT_YOURS_TO_DO',
  );
  await town().as(共建联系人).does('wish.claim', { wishId, unitId: 'org-bank' });
  const { rows } = await town().as(居民).does('wish.list', { of: 'wall', state: 'claimed' });
  expect(rows.find((row) => row.wishId === wishId)).toMatchObject({ unit: '共建单位 建东支行' });
});
