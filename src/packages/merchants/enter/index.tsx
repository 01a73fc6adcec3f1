import { useEffect, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { sealedGroup } from '../../../api/groupCard';
import { useAction } from '../../../api/useAction';
import type { OutputOf } from '../../../../domain/contract';
import type { Entry } from '../../../../domain/groups/contract';
import { go, goHome, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Skeleton } from '../../../ui/Skeleton';

const text = {
  joined: '已加入商户群',
  again: '再试一次',
  home: '回首页',
  map: '看看便民地图',
  register: '登记商铺',
  shops: '看看我的商铺',
  bind: '我是社区专员，绑定这个微信群',
  bound: '绑定好了',
  bindNote: '绑定以后，店主在群里点卡片就能进来。',
};

/** What somebody outside may do next; nobody is sent away without a way to go. */
const nextOf: Readonly<Partial<Record<Entry, { label: string; onPress: () => void }>>> = {
  noShop: { label: text.register, onPress: () => goInstead('merchants/register') },
  shopWaits: { label: text.shops, onPress: () => goInstead('merchants/shops') },
};

type Outcome = OutputOf<'group.enter'>;

/** Binds the desk whose own card was just opened in a group that has none. */
const Bind = ({ groupId }: { groupId: string }) => {
  const { run, busy, why } = useAction();
  const bind = async () => {
    const cloudId = await sealedGroup();
    if (!(await run('group.bind', { groupId, cloudId }))) return;
    void Taro.showToast({ title: text.bound, icon: 'none' });
    goInstead('merchants/group', { id: groupId });
  };
  return (
    <Card>
      <Text className="quiet">{text.bindNote}</Text>
      <View className="gap" />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" busy={busy !== null} onPress={() => void bind()}>
        {text.bind}
      </Button>
    </Card>
  );
};

const Outside = ({ outcome, deskId }: { outcome: Outcome; deskId: string }) => {
  const next = nextOf[outcome.entry];
  return (
    <>
      <Card>
        <Empty
          icon="friends-o"
          title={outcome.name || outcome.words}
          {...(outcome.name && { hint: outcome.words })}
          action={{ ...(next ?? { label: text.home, onPress: goHome }), main: true }}
        />
        <Button tone="plain" onPress={() => go('merchants/map')}>
          {text.map}
        </Button>
      </Card>
      {outcome.entry === 'unbound' && deskId ? <Bind groupId={deskId} /> : null}
    </>
  );
};

/** Where a card leads once its reader may go there. */
const arrive = (to: string, id: string, groupId: string): void => {
  if (to === 'need') goInstead('requests/detail', { id });
  else if (to === 'bulletin') goInstead('merchants/bulletin', { id });
  else goInstead('merchants/group', { id: groupId || id });
};

/** A card of the group was opened: whoever may goes in, everybody else hears what to do. */
export default function Enter() {
  const route = useRoute();
  const [to, id] = [route('to'), route('id')];
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { run, why } = useAction();
  const open = async () => {
    const cloudId = await sealedGroup();
    // Sent to one person, not into a group: the card says where to go, the server whether they may.
    if (!cloudId) return arrive(to, id, '');
    const found = await run('group.enter', { cloudId });
    if (!found) return;
    if (found.entry === 'joined') void Taro.showToast({ title: text.joined, icon: 'none' });
    if (found.groupId) arrive(to, id, found.groupId);
    else setOutcome(found);
  };
  const first = useRef(open);
  useEffect(() => void first.current(), []);
  return (
    <Screen>
      {why ? <Notice action={{ label: text.again, onPress: () => void open() }}>{why.sentence}</Notice> : null}
      {outcome ? (
        <Outside outcome={outcome} deskId={to === 'group' ? id : ''} />
      ) : why ? null : (
        <Skeleton cards={1} retry={open} />
      )}
    </Screen>
  );
}
