import type { GroupRow } from '../../../domain/groups/contract';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = {
  members: (count: number) => `${count} 位成员`,
  missing: (labels: string) => `还缺${labels}`,
  bound: '已绑定微信群',
  unbound: '还没绑定微信群',
};

/** One group in a list: its name, whether a WeChat group belongs to it, and who is missing. */
export const GroupLine = ({ group }: { group: GroupRow }) => (
  <Line
    title={group.name}
    tag={group.stateLabel}
    tone={group.state === 'open' ? 'main' : 'quiet'}
    facts={[
      group.bound ? text.bound : text.unbound,
      text.members(group.members),
      group.missing.length > 0 && text.missing(group.missing.map(({ label }) => label).join('、')),
    ]}
    onPress={() => go('merchants/group', { id: group.groupId })}
  />
);
