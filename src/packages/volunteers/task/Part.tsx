import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import type { NotDone } from '../../../api/call';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import { readCheckText, type ShiftView, type TaskView } from '../../../../domain/tasks/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { scanned } from '../scan';

const text = {
  come: '我来',
  comeFor: (unit: string) => `替${unit}认领`,
  queue: '排候补',
  clash: (title: string) => `这个时间你已经报了“${title}”。两边都去的话，同一段时间的时长只算一次。`,
  seated: '已报名，到时候见',
  today: '已报名，到了就签到',
  waiting: (number: number) => `候补第 ${number} 位，轮到你会告诉你`,
  came: '已签到，做完记得签退',
  left: '已签退，辛苦了',
  giveBack: '来不了，取消报名',
  stopWaiting: '不等了',
  sure: '取消以后，名额让给排在后面的人。',
  keep: '我还来',
  in: '扫码签到',
  out: '扫码签退',
  typed: '输入组织者屏幕上的码',
  type: '扫不了，输入码',
  send: '用这个码',
  closed: '现在不能报名了',
  join: '去登记',
  otherTask: '这个码是另一个任务的，请扫这个任务组织者的码。',
};

/** Where a refusal leads: whoever is not a volunteer yet becomes one. */
const WhyNot = ({ why }: { why: NotDone | null }) => {
  if (!why) return null;
  const first = why.code === 'VOLUNTEER_FIRST' || why.code === 'GUARDIAN_FIRST';
  return (
    <Notice {...(first && { action: { label: text.join, onPress: () => go('volunteers/join') } })}>
      {why.sentence}
    </Notice>
  );
};

type PartProps = { taskId: string; shift: ShiftView; claimAs: TaskView['claimAs']; onChanged: () => void };

/** On the day: scan what the organiser shows, or type it. Where the phone is, nobody asks: no place has coordinates to compare with. */
const CheckIn = ({ taskId, shift, onChanged }: Omit<PartProps, 'claimAs'>) => {
  const [typing, setTyping] = useState(false);
  const [words, setWords] = useState('');
  const { run, busy, why } = useAction();
  const action = shift.mine?.inAt ? 'task.checkOut' : 'task.checkIn';
  const send = async (shiftId: string, code: string) => {
    if (!(await run(action, { taskId, shiftId, code }))) return;
    setTyping(false);
    onChanged();
  };
  const scan = async () => {
    const words = await scanned();
    if (!words) return;
    const seen = readCheckText(words);
    if (seen?.taskId === taskId) await send(seen.shiftId, seen.code);
    else void Taro.showToast({ title: text.otherTask, icon: 'none' });
  };
  return (
    <>
      <WhyNot why={why} />
      <Button hero icon="scan" busy={busy !== null} onPress={() => void scan()}>
        {shift.mine?.inAt ? text.out : text.in}
      </Button>
      <Button tone="plain" onPress={() => setTyping(true)}>
        {text.type}
      </Button>
      <Sheet title={text.typed} open={typing} onClose={() => setTyping(false)}>
        {typing ? <Field most={TYPED_MAX} placeholder={text.typed} onChange={setWords} /> : null}
        <View className="sheet-foot">
          <WhyNot why={why} />
          <Button
            busy={busy !== null}
            off={!codeOf('checkIn', words)}
            onPress={() => void send(shift.shiftId, codeOf('checkIn', words))}
          >
            {text.send}
          </Button>
        </View>
      </Sheet>
    </>
  );
};

const Leave = ({ taskId, shift, onChanged }: Omit<PartProps, 'claimAs'>) => {
  const [sure, setSure] = useState(false);
  const { run, busy, why } = useAction();
  const label = shift.mine?.standing === 'waiting' ? text.stopWaiting : text.giveBack;
  const leave = async () => {
    if (!(await run('task.release', { taskId, shiftId: shift.shiftId }))) return;
    setSure(false);
    onChanged();
  };
  return (
    <>
      <Button tone="plain" onPress={() => setSure(true)}>
        {label}
      </Button>
      <Sheet title={label} open={sure} onClose={() => setSure(false)}>
        <Text className="para">{text.sure}</Text>
        <View className="sheet-foot">
          <WhyNot why={why} />
          <Button busy={busy !== null} onPress={() => void leave()}>
            {label}
          </Button>
          <Button tone="plain" onPress={() => setSure(false)}>
            {text.keep}
          </Button>
        </View>
      </Sheet>
    </>
  );
};

const Come = ({ taskId, shift, claimAs, onChanged }: PartProps) => {
  const { run, busy, why } = useAction();
  const claim = async (unitId?: string) => {
    const subscribed = await askToNotify([volunteerTemplates.task]);
    if (await run('task.claim', { taskId, shiftId: shift.shiftId, subscribed, ...(unitId && { unitId }) })) onChanged();
  };
  // Whoever may not yet learns why, and what to do about it, by pressing.
  if (Date.parse(shift.endsAt) <= now().getTime()) return <Text className="foot-hint">{text.closed}</Text>;
  return (
    <>
      <WhyNot why={why} />
      {shift.clash && claimAs.length === 0 ? <Notice>{text.clash(shift.clash)}</Notice> : null}
      {claimAs.map(({ unitId, name }) => (
        <Button key={unitId} hero busy={busy !== null} onPress={() => void claim(unitId)}>
          {text.comeFor(name)}
        </Button>
      ))}
      {claimAs.length ? null : (
        <Button hero busy={busy !== null} onPress={() => void claim()}>
          {shift.left ? text.come : text.queue}
        </Button>
      )}
    </>
  );
};

const standingInWords = (mine: NonNullable<ShiftView['mine']>, open: boolean): string => {
  if (mine.standing === 'waiting') return text.waiting(mine.waitingNumber);
  if (mine.outAt) return text.left;
  if (mine.inAt) return text.came;
  return open ? text.today : text.seated;
};

/** My part in one shift: come, wait, check in and out, give it back. */
export const Part = (props: PartProps) => {
  const { mine, open } = props.shift;
  if (!mine) return <Come {...props} />;
  return (
    <>
      <Text className="standing">{standingInWords(mine, open)}</Text>
      {mine.standing === 'seated' && open && !mine.outAt ? <CheckIn {...props} /> : null}
      {mine.mayRelease ? <Leave {...props} /> : null}
    </>
  );
};
