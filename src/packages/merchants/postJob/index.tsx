import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useDayFromNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { DAYS_AHEAD_MAX } from '../../../../domain/jobs/contract';
import { shifts, workKinds, type Shift, type WorkKind } from '../../../../domain/jobs/kinds';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { requestTemplates } from '../../../../domain/requests/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goInstead } from '../../../routes';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Stepper } from '../../../ui/Stepper';
import { Tabs } from '../../../ui/Tabs';
import { hasNoShop, MyShops, useMyShops } from '../MyShops';

const text = {
  shop: '哪家店招人',
  what: '招什么人',
  title: '一句话，比如：招早班服务员',
  pay: '工钱，比如：每月 3200 元',
  hours: '几点到几点，比如：6:00-13:00',
  words: '还要说的，可以不写',
  wanted: '招几个人',
  until: '招到哪天',
  phone: '电话，不写就用店里留的',
  phoneNote: '有人感兴趣、你也同意联系，他才看得到。',
  send: '发出去',
  lacking: ['选哪家店', '写一句招什么人', '写上工钱', '写上几点到几点', '选招到哪天', '电话再看一看'],
};
const kinds = Object.entries(workKinds).map(([key, label]) => ({ key: key as WorkKind, label }));
const shiftOptions = Object.entries(shifts).map(([key, label]) => ({ key: key as Shift, label }));

type Said = {
  readonly shopId: string;
  readonly title: string;
  readonly kind: WorkKind;
  readonly shift: Shift;
  readonly pay: string;
  readonly hours: string;
  readonly text: string;
  readonly wanted: number;
  readonly until: string;
  readonly phone: string;
};
const nothing: Said = {
  ...{ shopId: '', title: '', kind: 'shopkeeping', shift: 'fullDay', pay: '', hours: '' },
  ...{ text: '', wanted: 1, until: '', phone: '' },
};

const LEAST = 2;
const short = (words: string): boolean => !saysAtLeast(words, LEAST);
const lackingOf = (said: Said): string => {
  const missing = [
    !said.shopId,
    short(said.title),
    short(said.pay),
    short(said.hours),
    !said.until,
    !canBeDialled(said.phone),
  ];
  return text.lacking[missing.indexOf(true)] ?? '';
};

type WantedProps = { draft: Said; change: (part: Partial<Said>) => void };

/** Whom, for what pay, when, and until which day. */
const Wanted = ({ draft, change }: WantedProps) => (
  <>
    <Card title={text.what}>
      <Tabs tabs={kinds} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      <Field initial={draft.title} most={30} placeholder={text.title} onChange={(title) => change({ title })} />
      <Field initial={draft.pay} most={40} placeholder={text.pay} onChange={(pay) => change({ pay })} />
      <Segments options={shiftOptions} chosen={draft.shift} onChoose={(shift) => change({ shift })} />
      <Field initial={draft.hours} most={40} placeholder={text.hours} onChange={(hours) => change({ hours })} />
      <Field
        kind="long"
        initial={draft.text}
        most={TEXT_MAX}
        placeholder={text.words}
        onChange={(words) => change({ text: words })}
      />
    </Card>
    <Card>
      <Stepper
        label={text.wanted}
        value={draft.wanted}
        least={1}
        most={50}
        unit="人"
        onChange={(wanted) => change({ wanted })}
      />
      <DayField
        label={text.until}
        day={draft.until}
        earliest={useDayFromNow(0)}
        latest={useDayFromNow(DAYS_AHEAD_MAX)}
        onChange={(until) => change({ until })}
      />
      <Field initial={draft.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => change({ phone })} />
      <Text className="quiet">{text.phoneNote}</Text>
    </Card>
  </>
);

/** A verified shop says whom it looks for: pay, hours, until when. */
export default function PostJob() {
  const { draft, change, run, busy, why } = useForm<Said>('job', nothing);
  const [mine, reload] = useMyShops();
  const noneYet = hasNoShop(mine);
  const lacking = lackingOf(draft);
  const send = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    const { phone, ...said } = draft;
    const done = await run('job.post', {
      ...said,
      subscribed,
      ...(phone.trim() && { contact: { phone: phone.trim() } }),
    });
    if (!done) return;
    goInstead('merchants/job', { id: done.jobId });
  };
  return (
    <Screen
      of={mine}
      footer={
        noneYet ? undefined : (
          <Foot why={why} lacking={lacking} busy={busy !== null} onSend={() => void send()}>
            {text.send}
          </Foot>
        )
      }
    >
      <Card title={text.shop}>
        <MyShops of={mine} retry={reload} chosen={draft.shopId} onChoose={(shopId) => change({ shopId })} />
      </Card>
      {noneYet ? null : <Wanted draft={draft} change={change} />}
    </Screen>
  );
}
