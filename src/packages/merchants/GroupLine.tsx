import { Text, View } from '@tarojs/components';
import type { GroupRow } from '../../../domain/groups/contract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

const text = {
  members: (count: number) => `${count} 位成员`,
  missing: (labels: string) => `还缺${labels}`,
  bound: '已绑定微信群',
  unbound: '还没绑定微信群',
};

/** One group in a list: its name, whether a WeChat group belongs to it, and who is missing. */
export const GroupLine = ({ group }: { group: GroupRow }) => (
  <Pressable className="request" onPress={() => go('merchants/group', { id: group.groupId })}>
    <View className="request-head">
      <Text className="request-title">{group.name}</Text>
      <Tag tone={group.state === 'open' ? 'main' : 'quiet'}>{group.stateLabel}</Tag>
    </View>
    <View className="request-facts">
      <Text>{group.bound ? text.bound : text.unbound}</Text>
      <Text>{text.members(group.members)}</Text>
      {group.missing.length ? <Text>{text.missing(group.missing.map(({ label }) => label).join('、'))}</Text> : null}
    </View>
  </Pressable>
);
