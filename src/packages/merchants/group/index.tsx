import { useGroupCard } from '../../../api/groupCard';
import { useQuery } from '../../../api/useQuery';
import type { GroupView } from '../../../../domain/groups/contract';
import { go, pathOf, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { BulletinLine } from '../BulletinLine';
import { Outside } from '../Outside';
import { Desk } from './Desk';
import { Classes, Needs } from './Needs';
import { Standing } from './Standing';

const text = {
  paste: '粘贴群里的话',
  notices: '通知',
  all: '全部',
  noNotices: '还没有通知',
  more: '还有这些',
  jobs: '用工招聘',
  jobsNote: '招人、找活，都在这里说',
  offers: '伙伴服务',
  offersNote: '商户和单位给邻居的公益、低偿服务',
  map: '便民地图',
  closed: '这个群已经停用，办过的事都还能看。',
  card: (name: string) => `${name}：有事在这里说，有人办`,
};

const Notices = ({ group }: { group: GroupView }) => (
  <Card
    title={text.notices}
    more={{ label: text.all, onPress: () => go('merchants/bulletins', { id: group.groupId }) }}
  >
    {group.bulletins.length ? (
      group.bulletins.map((bulletin) => <BulletinLine key={bulletin.bulletinId} bulletin={bulletin} />)
    ) : (
      <Empty icon="volume-o" title={text.noNotices} />
    )}
  </Card>
);

const Home = ({ group, onChanged }: { group: GroupView; onChanged: () => void }) => (
  <>
    {group.state === 'closed' ? <Notice>{text.closed}</Notice> : null}
    <Standing group={group} />
    {group.mayRaise ? <Classes group={group} /> : null}
    <Needs group={group} />
    <Notices group={group} />
    {group.my === 'owner' ? null : <Desk group={group} onChanged={onChanged} />}
    <Card title={text.more}>
      <Row title={text.jobs} note={text.jobsNote} onPress={() => go('merchants/jobs')} />
      <Row title={text.offers} note={text.offersNote} onPress={() => go('merchants/offers')} />
      <Row title={text.map} onPress={() => go('merchants/map')} />
    </Card>
  </>
);

/** A merchant group: who is in it, what its owners need, what they should know. */
export default function Group() {
  const groupId = useRoute()('id');
  const [group, reload] = useQuery('group.read', { groupId });
  const ready = group.face === 'ready' ? group.value : null;
  const outside = group.face === 'refused' && group.why.code === 'NOT_FOUND';
  // Whoever keeps the desk binds it by opening this very card in the WeChat group.
  useGroupCard({
    title: text.card(ready?.name ?? ''),
    path: pathOf('merchants/enter', { to: 'group', id: groupId }),
  });
  return (
    <Screen
      onRefresh={reload}
      footer={
        ready?.mayManage ? (
          <Button hero icon="edit" onPress={() => go('merchants/paste', { id: groupId })}>
            {text.paste}
          </Button>
        ) : null
      }
    >
      {outside ? <Outside /> : null}
      {outside ? null : (
        <Loaded of={group} retry={reload} cards={3}>
          {(value) => <Home group={value} onChanged={() => void reload()} />}
        </Loaded>
      )}
    </Screen>
  );
}
