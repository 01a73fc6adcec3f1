import { Text, View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import type { PurseView } from '../../../../domain/points/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Pressable } from '../../../ui/Pressable';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { dayInWords } from '../days';

const text = {
  apart: '三种分各算各的，不相加。只有服务分能兑换。',
  ending: ({ label, ending }: PurseView) =>
    ending ? `${label} ${ending.points} 分，${dayInWords(ending.on)}到期` : '',
  debt: ({ label, debt }: PurseView) => `${label}有 ${debt} 分更正时已经用掉了，下次得的分先还上，不用补别的。`,
  score: '今年的分',
  scoreNote: '怎么算的，一行一行都看得到',
  rows: '积分明细',
  rowsNote: '每一笔为什么、谁经手',
  vouchers: '我的兑换券',
  certificate: '志愿服务证明',
  ranking: '队伍和社区',
  rankingNote: '只比队伍和社区，不比个人',
  rules: '积分规则',
  rulesNote: (edition: number) => (edition ? `现在用的是第 ${edition} 版` : '社区还没发布，先按默认的算'),
  coming: (edition: number, on: string) => `第 ${edition} 版规则从${on}起用，以前得的分不变。`,
  member: '我的积分号',
  memberNote: '社区给你记分时，报这个号就行',
  redeem: '去兑换',
  ask: '要一个积分号',
  remind: '到时提醒我',
  reminds: '到期前会提醒',
};

type EndingProps = { purse: PurseView; communityId: string; onDone: () => void };

/** What ends next, and one message before it does for whoever wants one. */
const Ending = ({ purse, communityId, onDone }: EndingProps) => {
  const { run, busy } = useAction();
  const remind = async () => {
    const subscribed = await askToNotify([volunteerTemplates.points]);
    const { bucket } = purse;
    if (subscribed.length && (await run('point.remind', { communityId, bucket, subscribed }))) onDone();
  };
  if (!purse.ending) return null;
  return (
    <View className="ending">
      <Text className="points-note">{text.ending(purse)}</Text>
      {purse.reminds ? (
        <Text className="points-note">{text.reminds}</Text>
      ) : (
        <Pressable className="ending-ask" onPress={() => (busy ? undefined : void remind())}>
          <Text>{text.remind}</Text>
        </Pressable>
      )}
    </View>
  );
};

type PursesProps = { purses: readonly PurseView[]; communityId: string; onDone: () => void };

const Purses = ({ purses, communityId, onDone }: PursesProps) => (
  <Card>
    <View className="counts">
      {purses.map((purse) => (
        <View key={purse.bucket} className="bucket" ariaLabel={`${purse.label} ${purse.points}`}>
          <Text className="bucket-number">{purse.points}</Text>
          <Text className="quiet">{purse.label}</Text>
        </View>
      ))}
    </View>
    <Text className="quiet line-words center">{text.apart}</Text>
    {purses
      .filter(({ debt }) => debt > 0)
      .map((purse) => (
        <Text key={purse.bucket} className="points-note line-words">
          {text.debt(purse)}
        </Text>
      ))}
    {purses.map((purse) => (
      <Ending key={purse.bucket} purse={purse} communityId={communityId} onDone={onDone} />
    ))}
  </Card>
);

/** Made when somebody first wants one: most people never need it. */
const Member = ({ member, onMade }: { member: string; onMade: () => void }) => {
  const { run, busy, why } = useAction();
  const ask = async () => {
    if (await run('point.code', {})) onMade();
  };
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Row
        title={text.member}
        note={text.memberNote}
        value={member}
        tail={
          member ? null : (
            <Button small tone="quiet" busy={busy !== null} onPress={() => void ask()}>
              {text.ask}
            </Button>
          )
        }
      />
    </>
  );
};

type MyPointsProps = OutputOf<'point.mine'> & { onMade: () => void };

const MyPoints = ({ communityId, member, purses, rules, coming, onMade }: MyPointsProps) => (
  <>
    <Purses purses={purses} communityId={communityId} onDone={onMade} />
    {coming.map(({ edition, fromAt }) => (
      <Notice key={edition}>{text.coming(edition, dayInWords(fromAt))}</Notice>
    ))}
    <Card>
      <Row title={text.score} note={text.scoreNote} onPress={() => go('volunteers/score')} />
      <Row title={text.rows} note={text.rowsNote} onPress={() => go('volunteers/journal')} />
      <Row title={text.vouchers} onPress={() => go('volunteers/vouchers')} />
      <Row title={text.certificate} onPress={() => go('volunteers/certificate')} />
    </Card>
    <Card>
      <Member member={member} onMade={onMade} />
      <Row
        title={text.rules}
        note={text.rulesNote(rules.edition)}
        onPress={() => go('volunteers/rules', { community: communityId })}
      />
      <Row title={text.ranking} note={text.rankingNote} onPress={() => go('volunteers/ranking')} />
    </Card>
  </>
);

/** Three purses side by side, and the way to every row behind them. */
export default function Points() {
  const [mine, reload] = useQuery('point.mine', {});
  return (
    <Screen
      of={mine}
      onRefresh={reload}
      footer={<Button onPress={() => go('volunteers/rewards')}>{text.redeem}</Button>}
    >
      <Loaded of={mine} retry={reload}>
        {(value) => <MyPoints {...value} onMade={() => void reload()} />}
      </Loaded>
    </Screen>
  );
}
