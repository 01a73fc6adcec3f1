import { Text, View } from '@tarojs/components';
import { countInWords } from '../../../../domain/kernel/words';
import type { GroupView } from '../../../../domain/groups/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Pressable } from '../../../ui/Pressable';
import { Tag } from '../../../ui/Tag';

const text = {
  bound: '已绑定微信群',
  unbound: '还没绑定微信群',
  missing: (labels: string) => `还缺${labels}，群还没开起来。现在说的事，先按一般诉求由社区来办。`,
  todo: {
    specialist: '请社区把社区专员加进来。',
    department: '把答复的行业部门加进来，店主的事就有部门直接接。',
    owner: '把卡片发到微信群，核实过的店主点开就进来。',
  },
  add: '去加上',
  share: '把卡片发到微信群',
};

/** Which party is missing and what follows; to whoever keeps the desk, what to do about it. */
const lackingOf = ({ missing, mayManage }: GroupView): string =>
  [
    text.missing(missing.map(({ label }) => label).join('、')),
    ...(mayManage ? missing.map(({ party }) => text.todo[party]) : []),
  ].join('');

/** Who is in it, who is missing, and whether a WeChat group belongs to it. */
export const Standing = ({ group }: { group: GroupView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{group.name}</Text>
      <Tag tone={group.bound ? 'main' : 'quiet'}>{group.bound ? text.bound : text.unbound}</Tag>
    </View>
    <Text className="quiet line-words">{group.community}</Text>
    <View className="gap" />
    <View className="counts">
      {group.parties.map(({ party, label, count }) => (
        <Pressable
          key={party}
          className="count"
          label={`${label} ${count}`}
          onPress={() => go('merchants/members', { id: group.groupId, party, ...(group.mayManage && { desk: '1' }) })}
        >
          <Text className={count ? 'count-number' : 'count-number late'}>{countInWords(count)}</Text>
          <Text className="quiet">{label}</Text>
        </Pressable>
      ))}
    </View>
    {group.missing.length ? (
      <Notice
        {...(group.mayManage && {
          action: {
            label: text.add,
            onPress: () =>
              go('merchants/members', { id: group.groupId, party: group.missing[0]?.party ?? '', desk: '1' }),
          },
        })}
      >
        {lackingOf(group)}
      </Notice>
    ) : null}
    <View className="gap" />
    <Button share tone="quiet" icon="share-o">
      {text.share}
    </Button>
  </Card>
);
