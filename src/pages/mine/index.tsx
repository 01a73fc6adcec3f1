import { KEEP, useQuery } from '../../api/useQuery';
import type { ActionName, OutputOf } from '../../../domain/contract';
import { isPermitted } from '../../../domain/permissions';
import { go } from '../../routes';
import { Avatar } from '../../ui/Avatar';
import { Card } from '../../ui/Card';
import { setElder, useComfort } from '../../ui/comfort';
import { Loaded } from '../../ui/Loaded';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Toggle } from '../../ui/Toggle';

const text = {
  noName: '邻居',
  nowhere: '还没选住处',
  guardian: '住处选好了，等监护人同意',
  mine: '我反映的',
  find: '找我的事',
  findNote: '社区替你记过的，凭查询码接着看',
  card: '楼栋公示',
  cardNote: '遇事问谁，有事找谁',
  moveHouse: '住处、头像和昵称',
  posts: '我的职务',
  workbench: '工作台',
  workbenchNote: '轮到我的、在办的、办过的',
  record: '代录一件',
  recordNote: '走访、来电听到的，替人记下来',
  playbook: '锦囊妙计',
  playbookNote: '别人办过的好办法',
  fill: '谁来当',
  fillNote: '楼里院里的岗位，补上空缺',
  exports: '导出表格',
  exportsNote: '一个月的事项；要名册得两个人',
  settings: '区里的设置',
  settingsNote: '办公时间、时限、类别词',
  take: '接下一个岗位',
  takeNote: '社区给了你邀请码',
  poster: '楼栋公示海报',
  posterNote: '贴在楼门口，扫码就知道找谁',
  volunteering: '志愿工作',
  volunteeringNote: '任务、微心愿、积分和兑换',
  merchants: '商户工作',
  merchantsNote: '商户群、核实商铺、亮身份',
  shops: '我的商铺',
  tasks: '我的志愿任务',
  points: '我的积分',
  vouchers: '我的兑换券',
  privacy: '隐私与个人信息',
  privacyNote: '同意了什么、导出、改正、注销',
  comfort: '大字大按钮',
  comfortNote: '看得更清楚，按得更准',
};

type Me = OutputOf<'person.me'>;

/** What else a post opens, each by the action it is there for: nobody is shown what is refused to them. */
const ways = [
  { to: 'staff/record', action: 'request.record', title: text.record, note: text.recordNote },
  { to: 'staff/playbook', action: 'playbook.search', title: text.playbook, note: text.playbookNote },
  { to: 'staff/posts', action: 'post.list', title: text.fill, note: text.fillNote },
  { to: 'staff/exports', action: 'export.requests', title: text.exports, note: text.exportsNote },
  { to: 'staff/settings', action: 'setting.publish', title: text.settings, note: text.settingsNote },
  { to: 'people/poster', action: 'place.poster', title: text.poster, note: text.posterNote },
  { to: 'merchants/manage', action: 'shop.list', title: text.merchants, note: text.merchantsNote },
] as const;

const may = ({ posts }: Me, action: ActionName): boolean =>
  isPermitted(
    action,
    posts.map(({ role }) => role),
  );

const Duties = (me: Me) =>
  me.posts.length ? (
    <Card title={text.posts}>
      {me.posts.map(({ postId, post, place }) => (
        <Row key={postId} title={post} note={place} />
      ))}
      <Row title={text.workbench} note={text.workbenchNote} onPress={() => go('staff/inbox')} />
      {ways
        .filter(({ action }) => may(me, action))
        .map(({ to, action, title, note }) => (
          <Row key={action} title={title} note={note} onPress={() => go(to)} />
        ))}
      <Row title={text.volunteering} note={text.volunteeringNote} onPress={() => go('volunteers/manage')} />
    </Card>
  ) : null;

const About = (me: Me) => (
  <>
    <Card>
      <Row
        lead={<Avatar name={me.nickname || text.noName} src={me.avatar} />}
        title={me.nickname || text.noName}
        note={me.home?.label ?? (me.awaitsGuardian ? text.guardian : text.nowhere)}
      />
    </Card>
    <Duties {...me} />
    <Card>
      <Row title={text.mine} onPress={() => go('requests/list')} />
      <Row title={text.find} note={text.findNote} onPress={() => go('requests/find')} />
      {me.home ? (
        <Row
          title={text.card}
          note={text.cardNote}
          onPress={() => go('people/card', { placeId: me.home?.placeId ?? '' })}
        />
      ) : null}
      <Row title={text.moveHouse} onPress={() => go('register')} />
      <Row title={text.take} note={text.takeNote} onPress={() => go('people/take')} />
      <Row title={text.privacy} note={text.privacyNote} onPress={() => go('people/privacy')} />
    </Card>
    {me.home ? (
      <Card>
        <Row title={text.tasks} onPress={() => go('volunteers/mine')} />
        <Row title={text.points} onPress={() => go('volunteers/points')} />
        <Row title={text.vouchers} onPress={() => go('volunteers/vouchers')} />
        <Row title={text.shops} onPress={() => go('merchants/shops')} />
      </Card>
    ) : null}
  </>
);

/** Me: what I raised, where I live, what I answer for, and how large the letters are. */
export default function Mine() {
  const [me, reload] = useQuery('person.me', {}, KEEP);
  const elder = useComfort((comfort) => comfort.elder);
  return (
    <Screen onRefresh={reload}>
      <Loaded of={me} retry={reload}>
        {(value) => <About {...value} />}
      </Loaded>
      <Card>
        <Toggle label={text.comfort} note={text.comfortNote} on={elder} onChange={setElder} />
      </Card>
    </Screen>
  );
}
