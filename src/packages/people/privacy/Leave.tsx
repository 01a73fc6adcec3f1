import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import type { Act } from '../../../api/useAction';
import { timeInWords } from '../../../../domain/kernel/words';
import type { PrivacyView } from '../../../../domain/people/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import type { About } from './about';

const text = {
  title: '注销',
  lead: '删去关于你的一切。先告诉你会失去什么，再给你 7 天反悔。',
  go: '我要注销',
  childLead: '删去关于孩子的一切。先告诉你会失去什么，再给你 7 天反悔。下面说的都是孩子的。',
  childGo: '替孩子注销',
  sheet: '注销前，请看清楚',
  points: (points: number) => `${points} 分积分清零。`,
  vouchers: (count: number) => `${count} 张没用的兑换券作废。`,
  requests: (count: number) => `${count} 件还没办完的事，社区只按类别和地点继续办，不再告诉你进展。`,
  posts: (count: number) => `${count} 个岗位空出来，手里的活上移一级。`,
  lines: [
    '报了名还没去的、没做完的订单、认领了没送到的心愿，都退回去，对方会收到消息。',
    '你写的话、留的电话、没公开的照片、时长证明都删去，找不回来。',
    '已经办过的事只留事情本身，不留你是谁；公开的数不变。',
    '7 天内随时能在这里撤回；过了 7 天，当天夜里办完。',
  ],
  shop: (shop: string) => `你名下还有“${shop}”，先转给别人或办歇业，再来注销。`,
  shops: '去我的商铺',
  sure: '我都知道了，注销',
  keep: '先不注销',
  leaving: (when: string) => `已经提交注销，${when} 以前随时能撤回。`,
  stay: '撤回注销',
};

type LeaveProps = { view: PrivacyView; act: Act; about: About; onView: (view: PrivacyView) => void };

const lossesOf = ({ losses: { points, vouchers, requests, posts } }: PrivacyView): string[] => [
  ...(points > 0 ? [text.points(points)] : []),
  ...(vouchers > 0 ? [text.vouchers(vouchers)] : []),
  ...(requests > 0 ? [text.requests(requests)] : []),
  ...(posts > 0 ? [text.posts(posts)] : []),
  ...text.lines,
];

const Asked = ({ view, act, about, onView }: LeaveProps) => {
  const stay = async () => {
    const next = await act.run('person.stay', about);
    if (next) onView(next);
  };
  return (
    <Card title={text.title}>
      <Text className="para">{text.leaving(timeInWords(view.leavesAt, now()))}</Text>
      <View className="gap" />
      <Button busy={act.busy === 'person.stay'} onPress={() => void stay()}>
        {text.stay}
      </Button>
    </Card>
  );
};

/** Two presses, with everything that is lost said between them; and a way back for seven days. */
export const Leave = ({ view, act, about, onView }: LeaveProps) => {
  const mine = about.ward === undefined;
  const [open, setOpen] = useState(false);
  const leave = async () => {
    const next = await act.run('person.leave', { understood: true, ...about });
    setOpen(false);
    if (next) onView(next);
  };
  if (view.leavesAt) return <Asked view={view} act={act} about={about} onView={onView} />;
  return (
    <Card title={text.title}>
      <Text className="quiet line-words">{mine ? text.lead : text.childLead}</Text>
      <View className="gap" />
      {view.losses.shop ? (
        <Notice action={{ label: text.shops, onPress: () => go('merchants/shops') }}>
          {text.shop(view.losses.shop)}
        </Notice>
      ) : (
        <Button tone="quiet" onPress={() => setOpen(true)}>
          {mine ? text.go : text.childGo}
        </Button>
      )}
      <Sheet title={text.sheet} open={open} onClose={() => setOpen(false)}>
        {lossesOf(view).map((line) => (
          <Text key={line} className="para">
            {line}
          </Text>
        ))}
        <View className="gap" />
        <Button onPress={() => setOpen(false)}>{text.keep}</Button>
        <View className="gap" />
        <Button tone="danger" busy={act.busy === 'person.leave'} onPress={() => void leave()}>
          {text.sure}
        </Button>
      </Sheet>
    </Card>
  );
};
