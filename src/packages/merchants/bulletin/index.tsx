import { useCallback, useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useGroupCard } from '../../../api/groupCard';
import { useAction } from '../../../api/useAction';
import type { BulletinView } from '../../../../domain/groups/bulletinContract';
import { dateInWords, timeInWords } from '../../../../domain/kernel/words';
import { go, goBack, pathOf, useRoute } from '../../../routes';
import { Bar } from '../../../ui/Bar';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { Reason } from '../../../ui/Reason';
import { Outside } from '../Outside';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  until: (day: string) => `截止 ${day}`,
  over: '已经截止',
  withdrawn: '这条通知已经收回。',
  ack: '我看明白了，确认',
  acked: '你已经确认',
  ask: '问一问',
  share: '发到微信群',
  read: '看过',
  confirmed: '确认',
  of: (count: number, all: number) => `${count}/${all} 家`,
  counts: '只数有几家，不记名、不排名。',
  withdraw: '收回通知',
  withdrawNote: '收回以后店主看不到了。',
  why: '为什么收回，至少 4 个字',
};

/** What a question about it is most likely filed under; the owner may choose another. */
const classOf = { notice: '', policy: 'finance', finance: 'finance' } as const;

const percentOf = (count: number, all: number): number | null => (all ? Math.round((100 * count) / all) : null);

const Paper = ({ bulletin }: { bulletin: BulletinView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{bulletin.title}</Text>
      <Tag tone="main">{bulletin.kindLabel}</Tag>
    </View>
    <View className="request-facts">
      <Text>{bulletin.by}</Text>
      <Text>{timeInWords(bulletin.postedAt, now())}</Text>
      {bulletin.deadline ? (
        <Text className={bulletin.over ? '' : 'points'}>
          {bulletin.over ? text.over : text.until(dateInWords(bulletin.deadline, now()))}
        </Text>
      ) : null}
    </View>
    {bulletin.withdrawn ? <Notice>{text.withdrawn}</Notice> : null}
    <Text className="para" userSelect>
      {bulletin.text}
    </Text>
  </Card>
);

const Counts = ({ bulletin: { audience, read, acked, ackRequired } }: { bulletin: BulletinView }) => (
  <Card>
    <Bar label={text.read} percent={percentOf(read, audience)} said={text.of(read, audience)} />
    {ackRequired ? (
      <Bar label={text.confirmed} percent={percentOf(acked, audience)} said={text.of(acked, audience)} />
    ) : null}
    <Text className="quiet">{text.counts}</Text>
  </Card>
);

/** The notice as this reader has it: opening it counts as read, so it is asked as a change, not as a question. */
const useBulletin = (bulletinId: string) => {
  const [bulletin, setBulletin] = useState<BulletinView | null>(null);
  const act = useAction();
  const { run } = act;
  const open = useCallback(async () => {
    const read = await run('bulletin.open', { bulletinId });
    if (read) setBulletin(read);
  }, [run, bulletinId]);
  useEffect(() => void open(), [open]);
  return { bulletin, setBulletin, act, open };
};

const Moves = ({
  bulletin,
  onAck,
  onWithdraw,
  busy,
}: {
  bulletin: BulletinView;
  onAck: () => void;
  onWithdraw: () => void;
  busy: boolean;
}) => (
  <>
    {bulletin.forMe && bulletin.ackRequired && !bulletin.ackedByMe && !bulletin.withdrawn ? (
      <Button hero busy={busy} onPress={onAck}>
        {text.ack}
      </Button>
    ) : null}
    {bulletin.ackedByMe && bulletin.ackRequired ? <Text className="foot-hint">{text.acked}</Text> : null}
    {bulletin.forMe && !bulletin.withdrawn ? (
      <>
        <View className="gap" />
        <Button
          tone="quiet"
          onPress={() =>
            go('merchants/raise', {
              ...{ id: bulletin.groupId, bulletin: bulletin.bulletinId },
              class: classOf[bulletin.kind],
            })
          }
        >
          {text.ask}
        </Button>
      </>
    ) : null}
    {bulletin.mayWithdraw ? (
      <Button tone="plain" onPress={onWithdraw}>
        {text.withdraw}
      </Button>
    ) : null}
  </>
);

/** One notice: what it says, how many have seen it, and the way to ask about it. */
export default function Bulletin() {
  const bulletinId = useRoute()('id');
  const { bulletin, setBulletin, act, open } = useBulletin(bulletinId);
  const [withdrawing, setWithdrawing] = useState(false);
  useGroupCard({
    title: bulletin?.title ?? '',
    path: pathOf('merchants/enter', { to: 'bulletin', id: bulletinId }),
  });
  const ack = async () => {
    const done = await act.run('bulletin.ack', { bulletinId });
    if (done) setBulletin(done);
  };
  const withdraw = async (reason: string) => {
    if (await act.run('bulletin.withdraw', { bulletinId, reason })) goBack();
  };
  const asked = act.why ? ({ face: 'refused', why: act.why } as const) : ({ face: 'waiting' } as const);
  if (!bulletin)
    return (
      <Screen>
        {act.why?.code === 'NOT_FOUND' ? (
          <Outside />
        ) : (
          <Loaded of={asked} retry={open}>
            {() => null}
          </Loaded>
        )}
      </Screen>
    );
  return (
    <Screen
      footer={
        <>
          {act.why ? <Notice>{act.why.sentence}</Notice> : null}
          <Moves
            bulletin={bulletin}
            busy={act.busy !== null}
            onAck={() => void ack()}
            onWithdraw={() => setWithdrawing(true)}
          />
        </>
      }
    >
      <Paper bulletin={bulletin} />
      {bulletin.forMe ? null : <Counts bulletin={bulletin} />}
      <Button share tone="quiet" icon="share-o">
        {text.share}
      </Button>
      <Reason
        title={text.withdraw}
        note={text.withdrawNote}
        placeholder={text.why}
        least={REASON_LEAST}
        danger
        button={text.withdraw}
        open={withdrawing}
        busy={act.busy !== null}
        onClose={() => setWithdrawing(false)}
        onSend={(reason) => void withdraw(reason)}
      />
    </Screen>
  );
}
