import { useState } from 'react';
import { useDayFromNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { bulletinKinds, type BulletinKind } from '../../../../domain/groups/bulletinContract';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { Toggle } from '../../../ui/Toggle';
import { forStaff } from '../../../ui/forStaff';

const text = {
  title: '标题，比如：贴息贷款能办了',
  words: '说清楚谁能办、怎么办、带什么',
  to: '发给谁',
  all: '群里所有商铺',
  some: (labels: string[]) => labels.join('、'),
  done: '选好了',
  ack: '要店主点确认',
  ackNote: '只数有几家，不点名',
  deadline: '截止日子，没有就不选',
  noDeadline: '不设截止',
  send: '发出去',
  few: '写上标题，再说清楚，至少 4 个字',
};
const kinds = Object.entries(bulletinKinds).map(([key, label]) => ({ key: key as BulletinKind, label }));
const TITLE = { least: 2, most: 30 };
const TEXT_LEAST = 4;

type Trade = { readonly key: string; readonly label: string };
type Said = {
  readonly kind: BulletinKind;
  readonly title: string;
  readonly text: string;
  readonly trades: readonly Trade[];
  readonly ackRequired: boolean;
  readonly deadline: string;
};
const nothing: Said = { kind: 'notice', title: '', text: '', trades: [], ackRequired: false, deadline: '' };

type TradesProps = { chosen: readonly Trade[]; onChange: (trades: Trade[]) => void };

const Trades = ({ chosen, onChange }: TradesProps) => {
  const [list, reload] = useQuery('shop.trades', {});
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ trades }) => (
        <Checks
          options={trades}
          chosen={chosen.map(({ key }) => key)}
          onToggle={(key) =>
            onChange(
              chosen.some((one) => one.key === key)
                ? chosen.filter((one) => one.key !== key)
                : [...chosen, ...trades.filter((one) => one.key === key)],
            )
          }
        />
      )}
    </Loaded>
  );
};

const Audience = ({ chosen, onChange }: TradesProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row
        title={text.to}
        value={chosen.length ? text.some(chosen.map(({ label }) => label)) : text.all}
        onPress={() => setOpen(true)}
      />
      <Sheet title={text.to} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <>
            <Trades chosen={chosen} onChange={onChange} />
            <Button onPress={() => setOpen(false)}>{text.done}</Button>
          </>
        ) : null}
      </Sheet>
    </>
  );
};

/** A notice for the group's shops: all of them or some trades, perhaps to be confirmed, perhaps with a last day. */
function Post() {
  const groupId = useRoute()('id');
  const today = useDayFromNow(0);
  const { draft, change, run, busy, why } = useForm<Said>(`bulletin:${groupId}`, nothing);
  const enough = saysAtLeast(draft.title, TITLE.least) && saysAtLeast(draft.text, TEXT_LEAST);
  const send = async () => {
    const { kind, title, text: words, trades, ackRequired, deadline } = draft;
    const done = await run('bulletin.post', {
      ...{ groupId, kind, title: title.trim(), text: words.trim(), ackRequired },
      trades: trades.map(({ key }) => key),
      ...(deadline && { deadline }),
    });
    if (!done) return;
    goInstead('merchants/bulletin', { id: done.bulletinId });
  };
  return (
    <Screen
      footer={
        <Foot why={why} lacking={enough ? '' : text.few} busy={busy !== null} onSend={() => void send()}>
          {text.send}
        </Foot>
      }
    >
      <Segments options={kinds} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      <Card>
        <Field
          initial={draft.title}
          most={TITLE.most}
          placeholder={text.title}
          onChange={(title) => change({ title })}
        />
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={text.words}
          onChange={(words) => change({ text: words })}
        />
      </Card>
      <Card>
        <Audience chosen={draft.trades} onChange={(trades) => change({ trades })} />
        <Toggle
          label={text.ack}
          note={text.ackNote}
          on={draft.ackRequired}
          onChange={(ackRequired) => change({ ackRequired })}
        />
        <DayField
          label={text.deadline}
          day={draft.deadline}
          earliest={today}
          onChange={(deadline) => change({ deadline })}
        />
        {draft.deadline ? (
          <Button tone="plain" onPress={() => change({ deadline: '' })}>
            {text.noDeadline}
          </Button>
        ) : null}
      </Card>
    </Screen>
  );
}

export default forStaff(Post);
