import { useQuery } from '../../../api/useQuery';
import type { ActionName, OutputOf } from '../../../../domain/contract';
import type { Role } from '../../../../domain/kernel/access';
import { isPermitted } from '../../../../domain/permissions';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { forStaff } from '../../../ui/forStaff';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  tasks: '任务',
  publish: '发布任务',
  publishNote: '从常做的里选，或者自己写',
  organised: '组织的任务',
  check: '等我审核的任务',
  wishes: '微心愿',
  review: '审核和跟进',
  record: '替人许一个',
  shop: '收兑换券',
  shopNote: '扫一扫居民手机上的码',
  rules: '积分规则',
  rulesNote: '权重、封顶、新的一版从哪天起用',
  proposals: '两个人核对',
  proposalsNote: '评基础分、记捐献、更正',
  stock: '可兑换的东西',
  stockNote: '上架、进货、和商户结清',
  nights: '每晚对账',
  nightsNote: '余额、库存和时长对不对得上',
  ranking: '参加比较',
  rankingNote: '愿不愿意列出来，社区自己定',
  units: '队伍和单位',
  unitsNote: '建志愿队，加报到的单位',
  drawer: '借用抽屉',
  drawerNote: '放上一个新的，改里面的东西',
  organisation: '我的单位',
  organisationNote: '报到码、报到的社区',
};

type Me = OutputOf<'person.me'>;

const COMMUNITY = 12;
/** Whose post is about shops and points, in one community each. */
const pointStaff: readonly Role[] = ['communityClerk', 'subdistrictOfficer', 'districtAdmin'];

/** The communities my posts are in: points are each community's own. */
const communitiesOf = ({ posts }: Me): { id: string; name: string }[] => {
  const found = new Map<string, string>();
  for (const { role, placeId, place } of posts)
    if (pointStaff.includes(role) && placeId.length >= COMMUNITY) found.set(placeId.slice(0, COMMUNITY), place);
  return [...found].map(([id, name]) => ({ id, name }));
};

const Points = ({ id, name }: { id: string; name: string }) => (
  <Card title={name}>
    <Row
      title={text.rules}
      note={text.rulesNote}
      onPress={() => go('volunteers/rules', { community: id, staff: '1' })}
    />
    <Row
      title={text.proposals}
      note={text.proposalsNote}
      onPress={() => go('volunteers/proposals', { community: id })}
    />
    <Row title={text.stock} note={text.stockNote} onPress={() => go('volunteers/stock', { community: id })} />
    <Row title={text.nights} note={text.nightsNote} onPress={() => go('volunteers/nights', { community: id })} />
    <Row title={text.ranking} note={text.rankingNote} onPress={() => go('volunteers/ranking', { community: id })} />
    <Row title={text.units} note={text.unitsNote} onPress={() => go('volunteers/organisations', { community: id })} />
    <Row title={text.drawer} note={text.drawerNote} onPress={() => go('volunteers/drawer', { community: id })} />
  </Card>
);

type Way = {
  readonly action: ActionName;
  readonly title: string;
  readonly note?: string;
  readonly onPress: () => void;
};

const taskWays: readonly Way[] = [
  { action: 'task.publish', title: text.publish, note: text.publishNote, onPress: () => go('volunteers/publish') },
  { action: 'task.list', title: text.organised, onPress: () => go('volunteers/organised') },
  { action: 'task.approve', title: text.check, onPress: () => go('volunteers/organised', { state: 'finished' }) },
];

const wishWays: readonly Way[] = [
  { action: 'wish.approve', title: text.review, onPress: () => go('volunteers/wishReview') },
  { action: 'wish.record', title: text.record, onPress: () => go('volunteers/recordWish') },
];

/** Only what my posts open. */
const Ways = ({ me, title, ways }: { me: Me; title: string; ways: readonly Way[] }) => {
  const roles = me.posts.map(({ role }) => role);
  const open = ways.filter(({ action }) => isPermitted(action, roles));
  return open.length ? (
    <Card title={title}>
      {open.map(({ action, ...row }) => (
        <Row key={action} {...row} />
      ))}
    </Card>
  ) : null;
};

const Work = ({ me }: { me: Me }) => (
  <>
    <Ways me={me} title={text.tasks} ways={taskWays} />
    <Ways me={me} title={text.wishes} ways={wishWays} />
    {communitiesOf(me).map((community) => (
      <Points key={community.id} {...community} />
    ))}
    <Card>
      <Row title={text.shop} note={text.shopNote} onPress={() => go('volunteers/use')} />
      {me.posts.some(({ role }) => role === 'partnerLiaison') ? (
        <Row title={text.organisation} note={text.organisationNote} onPress={() => go('volunteers/organisation')} />
      ) : null}
    </Card>
  </>
);

/** What staff and team leaders do about tasks, wishes and points, on one page. */
function Manage() {
  const [me, reload] = useQuery('person.me', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={me} retry={reload} cards={3}>
        {(value) => <Work me={value} />}
      </Loaded>
    </Screen>
  );
}

export default forStaff(Manage);
