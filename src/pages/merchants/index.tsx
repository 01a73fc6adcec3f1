import { Text, View } from '@tarojs/components';
import { KEEP, useQuery } from '../../api/useQuery';
import type { GroupRow } from '../../../domain/groups/contract';
import { go } from '../../routes';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Loaded } from '../../ui/Loaded';
import { Pressable } from '../../ui/Pressable';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';

const text = {
  groups: '我的商户群',
  none: '你还不在商户群里',
  hint: '开店的邻居登记商铺，核实以后从微信群里点卡片就能进来。',
  register: '登记商铺',
  missing: (labels: string) => `还缺${labels}`,
  members: (count: number) => `${count} 位成员`,
};

const ways = [
  { screen: 'merchants/map', icon: 'map-marked', label: '便民地图' },
  { screen: 'merchants/shops', icon: 'shop-o', label: '我的商铺' },
  { screen: 'merchants/jobs', icon: 'friends-o', label: '用工招聘' },
  { screen: 'merchants/offers', icon: 'service-o', label: '伙伴服务' },
] as const;

const Ways = () => (
  <View className="ways">
    {ways.map(({ screen, icon, label }) => (
      <Pressable key={screen} className="way" role="link" onPress={() => go(screen)}>
        <Icon name={icon} tone="main" size={26} />
        <Text>{label}</Text>
      </Pressable>
    ))}
  </View>
);

const noteOf = ({ community, members, missing }: GroupRow): string =>
  [
    community,
    text.members(members),
    ...(missing.length ? [text.missing(missing.map(({ label }) => label).join('、'))] : []),
  ].join(' · ');

/** The shops of the neighbourhood: find one, look after mine, and the groups where owners' needs get done. */
export default function Merchants() {
  const [mine, reload] = useQuery('group.mine', {}, KEEP);
  return (
    <Screen onRefresh={reload}>
      <Ways />
      <Loaded of={mine} retry={reload} cards={1}>
        {({ groups }) => (
          <Card title={text.groups}>
            {groups.length ? (
              groups.map((group) => (
                <Row
                  key={group.groupId}
                  title={group.name}
                  note={noteOf(group)}
                  onPress={() => go('merchants/group', { id: group.groupId })}
                />
              ))
            ) : (
              <Empty
                icon="friends-o"
                title={text.none}
                hint={text.hint}
                action={{ label: text.register, onPress: () => go('merchants/register') }}
              />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
