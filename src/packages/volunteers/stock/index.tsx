import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import type { RewardView } from '../../../../domain/rewards/contract';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { Tag } from '../../../ui/Tag';

const text = {
  offer: '放上一样',
  left: (left: number, points: number) => `还有 ${left} 份，${points} 分一份`,
  change: '进货或减少',
  changeNote: '进了货写加几份，少了写减几份。',
  by: '变动',
  save: '记下来',
  pause: '先不换了',
  resume: '接着换',
  none: '还没有放上来的东西',
  hint: '放上一样，居民就能用服务分换。',
  settle: '和商户结清',
  settleNote: '收了几张券，一张一张对得上',
  home: '回首页',
};

const STEP_MOST = 500;

const Manage = ({ reward, onDone }: { reward: RewardView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const [change, setChange] = useState(0);
  const { rewardId } = reward;
  const restock = async () => {
    if (await run('reward.restock', { rewardId, change })) onDone();
  };
  const turn = async () => {
    const paused = reward.state === 'paused';
    if (await run(paused ? 'reward.resume' : 'reward.pause', { rewardId })) onDone();
  };
  return (
    <>
      <Text className="quiet">{text.changeNote}</Text>
      <Stepper
        label={text.by}
        value={change}
        least={-reward.left}
        most={STEP_MOST}
        step={change >= 10 ? 10 : 1}
        unit="份"
        onChange={setChange}
      />
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button busy={busy === 'reward.restock'} off={change === 0} onPress={() => void restock()}>
          {text.save}
        </Button>
        <Button tone="plain" onPress={() => void turn()}>
          {reward.state === 'paused' ? text.resume : text.pause}
        </Button>
      </View>
    </>
  );
};

/** What the community and its partners put up, and how much of it is left. */
export default function Stock() {
  const communityId = useRoute()('community');
  const [list, reload] = usePages('reward.list', { communityId });
  const [chosen, setChosen] = useState<RewardView | null>(null);
  const close = () => setChosen(null);
  const done = () => {
    close();
    void reload();
  };
  return (
    <Screen
      of={list}
      onRefresh={reload}
      footer={<Button onPress={() => go('volunteers/offer', { community: communityId })}>{text.offer}</Button>}
    >
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rewards }) => (
          <>
            <Card>
              {rewards.length ? (
                rewards.map((reward) => (
                  <Row
                    key={reward.rewardId}
                    title={reward.title}
                    note={text.left(reward.left, reward.points)}
                    tail={reward.state === 'paused' ? <Tag>{reward.stateLabel}</Tag> : null}
                    onPress={() => setChosen(reward)}
                  />
                ))
              ) : (
                <Empty icon="gift-o" title={text.none} hint={text.hint} />
              )}
            </Card>
            <Card>
              <Row
                title={text.settle}
                note={text.settleNote}
                onPress={() => go('volunteers/settlement', { community: communityId })}
              />
            </Card>
          </>
        )}
      </Loaded>
      <Sheet title={chosen?.title ?? ''} open={chosen !== null} onClose={close}>
        {chosen ? <Manage key={chosen.rewardId} reward={chosen} onDone={done} /> : null}
      </Sheet>
    </Screen>
  );
}
