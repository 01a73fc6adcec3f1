import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { DrawerView } from '../../../../domain/drawers/contract';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  free: '不上锁，随手拿，用完放回来。记一笔只是让下一个人知道，不记也行。',
  there: (count: number, out: number) => (out ? `共 ${count} 件，记着借出 ${out} 件` : `共 ${count} 件`),
  take: '记一下借了',
  back: '还回来了',
  change: '改抽屉里的东西',
  add: '放上一个新的',
  none: '这里还没有借用抽屉',
  hint: '打气筒、螺丝刀、雨伞，站里放好了会列在这里。',
  home: '回首页',
};

type Item = DrawerView['items'][number];

type DrawerProps = { drawer: DrawerView; communityId: string; onChanged: () => void };

const Drawer = ({ drawer, communityId, onChanged }: DrawerProps) => {
  const { run, busy, why } = useAction();
  const { drawerId } = drawer;
  const press = async ({ item, mine }: Item) => {
    if (await run(mine ? 'drawer.giveBack' : 'drawer.lend', { drawerId, item })) onChanged();
  };
  return (
    <Card title={drawer.station}>
      {drawer.text ? <Text className="quiet line-words">{drawer.text}</Text> : null}
      {why ? <Notice>{why.sentence}</Notice> : null}
      {drawer.items.map((item) => (
        <Row
          key={item.item}
          title={item.name}
          note={text.there(item.count, item.out)}
          tail={
            <Button small tone="quiet" off={busy !== null} onPress={() => void press(item)}>
              {item.mine ? text.back : text.take}
            </Button>
          }
        />
      ))}
      {communityId && drawer.mayManage ? (
        <Button
          tone="plain"
          onPress={() => go('volunteers/fillDrawer', { community: communityId, id: drawer.drawerId })}
        >
          {text.change}
        </Button>
      ) : null}
    </Card>
  );
};

/** What a station lends freely, without a lock. */
export default function Drawers() {
  // Staff come with the community whose drawers they look after.
  const communityId = useRoute()('community');
  const [list, reload] = useQuery('drawer.list', communityId ? { placeId: communityId } : {});
  return (
    <Screen
      onRefresh={reload}
      footer={
        communityId ? (
          <Button onPress={() => go('volunteers/fillDrawer', { community: communityId })}>{text.add}</Button>
        ) : null
      }
    >
      <Text className="lead">{text.free}</Text>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ drawers }) =>
          drawers.length ? (
            <>
              {drawers.map((drawer) => (
                <Drawer
                  key={drawer.drawerId}
                  drawer={drawer}
                  communityId={communityId}
                  onChanged={() => void reload()}
                />
              ))}
            </>
          ) : (
            <Card>
              <Empty icon="bag-o" title={text.none} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
