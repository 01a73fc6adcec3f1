import { useState, type ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { groupParties, type GroupParty, type MemberView } from '../../../../domain/groups/contract';
import { shanghaiDate } from '../../../../domain/kernel/calendar';
import { goBack, useRoute } from '../../../routes';
import { Avatar } from '../../../ui/Avatar';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { Reason } from '../../../ui/Reason';
import { Adding } from './Adding';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  none: { specialist: '还没有社区专员', department: '还没有行业部门', owner: '还没有商铺' },
  hint: '三方到齐，话才有人接、事才有人办。',
  since: (at: string) => `${shanghaiDate(new Date(at))} 进群`,
  mine: '我',
  add: { department: '请部门进群', owner: '把商铺加进群' },
  remove: '移出',
  removeTitle: (name: string) => `把${name}移出群`,
  removeNote: '移出以后马上进不来，办着的事不受影响。',
  why: '为什么移出，至少 4 个字',
  leave: '退群',
  sure: '退群以后看不到群里的事，想回来从群里点卡片就行。',
  next: '下一页',
  first: '回到第一页',
};

const tabs = Object.entries(groupParties).map(([key, label]) => ({ key: key as GroupParty, label }));

type WayProps = {
  member: MemberView;
  desk: boolean;
  onRemove: (member: MemberView) => void;
  onLeave: (shopId: string) => void;
};

/** The way out: the desk shows others to the door, an owner goes by themselves. */
const Way = ({ member, desk, onRemove, onLeave }: WayProps) => {
  if (desk && !member.mine)
    return (
      <Button small tone="quiet" onPress={() => onRemove(member)}>
        {text.remove}
      </Button>
    );
  return member.mine && member.party === 'owner' ? (
    <Button small tone="quiet" onPress={() => onLeave(member.memberId)}>
      {text.leave}
    </Button>
  ) : null;
};

type PageProps = { groupId: string; party: GroupParty; desk: boolean; children: ReactNode };

const Members = ({ groupId, party, desk, children }: PageProps) => {
  const [from, setFrom] = useState(0);
  const [list, reload] = useQuery('group.members', { groupId, party, from });
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const [adding, setAdding] = useState(false);
  const { run, busy, why } = useAction();
  const remove = async (memberId: string, reason: string) => {
    if (!(await run('group.remove', { groupId, memberId, reason }))) return;
    setRemoving(null);
    await reload();
  };
  const leave = async (shopId: string) => {
    const { confirm } = await Taro.showModal({ title: text.leave, content: text.sure });
    if (confirm && (await run('group.leave', { groupId, shopId }))) goBack();
  };
  return (
    <Screen onRefresh={reload}>
      {children}
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Loaded of={list} retry={reload} cards={2}>
        {({ members, next }) => (
          <Card>
            {members.map((member) => (
              <Row
                key={member.memberId}
                lead={<Avatar name={member.name} />}
                title={member.mine ? `${member.name} · ${text.mine}` : member.name}
                note={text.since(member.joinedAt)}
                tail={<Way member={member} desk={desk} onRemove={setRemoving} onLeave={(id) => void leave(id)} />}
              />
            ))}
            {members.length ? null : <Empty icon="friends-o" title={text.none[party]} hint={text.hint} />}
            {next > 0 ? (
              <Button tone="plain" onPress={() => setFrom(next)}>
                {text.next}
              </Button>
            ) : null}
            {from > 0 ? (
              <Button tone="plain" onPress={() => setFrom(0)}>
                {text.first}
              </Button>
            ) : null}
          </Card>
        )}
      </Loaded>
      {desk && party !== 'specialist' && list.face === 'ready' ? (
        <Button onPress={() => setAdding(true)}>{text.add[party]}</Button>
      ) : null}
      <Sheet title={party === 'specialist' ? '' : text.add[party]} open={adding} onClose={() => setAdding(false)}>
        {adding && party !== 'specialist' ? (
          <Adding
            groupId={groupId}
            party={party}
            onAdded={() => {
              setAdding(false);
              void reload();
            }}
          />
        ) : null}
      </Sheet>
      <Reason
        title={text.removeTitle(removing?.name ?? '')}
        note={text.removeNote}
        placeholder={text.why}
        least={REASON_LEAST}
        danger
        button={text.remove}
        open={removing !== null}
        busy={busy !== null}
        onClose={() => setRemoving(null)}
        onSend={(reason) => void (removing && remove(removing.memberId, reason))}
      />
    </Screen>
  );
};

const isParty = (said: string): said is GroupParty => said in groupParties;

/** The people of a group by party: posts and departments by name, shops by their sign. */
export default function MembersScreen() {
  const route = useRoute();
  const asked = route('party');
  const [party, setParty] = useState<GroupParty>(isParty(asked) ? asked : 'owner');
  return (
    <Members key={party} groupId={route('id')} party={party} desk={route('desk') === '1'}>
      <Segments options={tabs} chosen={party} onChoose={setParty} />
    </Members>
  );
}
