import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import { firstLetter } from '../../../../domain/kernel/letters';
import type { RewardView } from '../../../../domain/rewards/contract';
import { go, goHome, goInstead } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { saidTogether } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Pressable } from '../../../ui/Pressable';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';

const text = {
  have: '我的服务分',
  vouchers: '我的兑换券',
  points: (points: number) => `${points} 分`,
  left: (left: number) => (left ? `还有 ${left} 份` : '换完了'),
  at: (name: string) => `到${name}取`,
  valid: (days: number) => `换到以后 ${days} 天内有效`,
  back: '没用之前可以取消，分和东西都会退回。',
  redeem: (points: number) => `用 ${points} 分换一份`,
  notNow: '现在换不了：分不够，或者换完了',
  none: '还没有可以换的',
  hint: '社区和伙伴商户放上来以后，会列在这里。',
  home: '回首页',
};

const Picture = ({ reward: { photo, title } }: { reward: RewardView }) =>
  photo ? (
    <Image className="thing" src={photo} mode="aspectFill" lazyLoad ariaLabel={title} />
  ) : (
    <Text className="thing thing-plain">{firstLetter(title)}</Text>
  );

const Reward = ({ reward, onPress }: { reward: RewardView; onPress: () => void }) => (
  <Pressable className="row" onPress={onPress}>
    <Picture reward={reward} />
    <View className="row-words">
      <Text className="row-title">{reward.title}</Text>
      <Text className="row-note">{saidTogether([text.at(reward.at.name), text.left(reward.left)])}</Text>
    </View>
    <Text className="amount">{text.points(reward.points)}</Text>
  </Pressable>
);

/** What is given and taken, said before it happens. */
const Redeem = ({ reward, onDone }: { reward: RewardView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const redeem = async () => {
    if (await run('reward.redeem', { rewardId: reward.rewardId })) onDone();
  };
  return (
    <>
      {reward.text ? <Text className="para">{reward.text}</Text> : null}
      <Row title={text.at(reward.at.name)} note={text.valid(reward.validDays)} />
      <Text className="quiet line-words">{text.back}</Text>
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button busy={busy !== null} off={!reward.mayRedeem} onPress={() => void redeem()}>
          {reward.mayRedeem ? text.redeem(reward.points) : text.notNow}
        </Button>
      </View>
    </>
  );
};

/** What service points can be turned into, and where it is handed over. */
export default function Rewards() {
  const [list, reload] = usePages('reward.list', {});
  const [chosen, setChosen] = useState<RewardView | null>(null);
  const close = () => setChosen(null);
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ points, rewards }) => (
          <>
            <Card>
              <Row title={text.have} tail={<Text className="bucket-number">{points}</Text>} />
              <Row title={text.vouchers} onPress={() => go('volunteers/vouchers')} />
            </Card>
            <Card>
              {rewards.length ? (
                rewards.map((reward) => (
                  <Reward key={reward.rewardId} reward={reward} onPress={() => setChosen(reward)} />
                ))
              ) : (
                <Empty icon="gift-o" title={text.none} hint={text.hint} />
              )}
            </Card>
          </>
        )}
      </Loaded>
      <Sheet title={chosen?.title ?? ''} open={chosen !== null} onClose={close}>
        {chosen ? (
          <Redeem key={chosen.rewardId} reward={chosen} onDone={() => goInstead('volunteers/vouchers')} />
        ) : null}
      </Sheet>
    </Screen>
  );
}
