import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import type { OutputOf } from '../../../../domain/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { citedAs, lacksDuty, nothingCited, type Citing } from '../citing';
import { Duties } from '../Duties';
import { Targets, targetOf } from '../Targets';

const text = {
  done: '办好了',
  handOver: { next: '对方接手才算数。接手之前还由你负责，时间照走。', button: '转给他们' },
  decide: { next: '已经退了两次，由你定下谁来办，马上生效。', button: '就定他们' },
  notYours: '这件事现在不由你来转交。',
  look: '看看进度',
  who: '交给谁',
  why: '为什么转给他们，至少 4 个字',
};
type Said = Citing & { to: string; words: string };
const nobody: Said = { ...nothingCited, to: '', words: '' };

const missing = ({ to, words, ...cited }: Said): string => {
  if (!to) return '选交给谁';
  if (lacksDuty(cited)) return lacksDuty(cited);
  return !saysAtLeast(words, REASON_LEAST) ? '写明为什么，至少 4 个字' : '';
};

type GivingProps = { opened: OutputOf<'request.triage'>; move: 'handOver' | 'decide' };

const Giving = ({ opened, move }: GivingProps) => {
  const { request, duties } = opened;
  const { draft, change, run, busy, why } = useForm(`${request.requestId}:${move}`, nobody);
  const [sent, setSent] = useState(false);
  const lacking = missing(draft);
  const give = async () => {
    const { to, words } = draft;
    const input = { requestId: request.requestId, to: targetOf(to, opened), ...citedAs(draft), words };
    if (!(await run(`request.${move}`, input))) return;
    setSent(true);
    goBackSaying(text.done);
  };
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null || sent} off={lacking !== ''} onPress={() => void give()}>
            {lacking || text[move].button}
          </Button>
        </>
      }
    >
      <Card title={request.title}>
        <Text className="quiet">{text[move].next}</Text>
        <Targets title={text.who} around={opened} chosen={draft.to} onChoose={(to) => change({ to })} />
        <Duties
          items={duties.items}
          category={request.categoryKey}
          said={draft}
          onSay={({ item, dutyWhy }) => change({ item, dutyWhy })}
        />
        <Field
          kind="long"
          initial={draft.words}
          most={WORDS_MAX}
          placeholder={text.why}
          onChange={(words) => change({ words })}
        />
      </Card>
    </Screen>
  );
};

/** 首问责任: given on only when the other side says yes; a superior's word holds at once. */
export default function HandOver() {
  const route = useRoute();
  const id = route('id');
  const [opened, reload] = useQuery('request.triage', { requestId: id });
  const move = route('move') === 'decide' ? 'decide' : 'handOver';
  const mine = opened.face === 'ready' && opened.value.request.open.some((one) => one.move === move);
  if (opened.face === 'ready' && mine) return <Giving opened={opened.value} move={move} />;
  return (
    <Screen>
      <Loaded of={opened} retry={reload}>
        {() => (
          <Notice action={{ label: text.look, onPress: () => goInstead('requests/detail', { id }) }}>
            {text.notYours}
          </Notice>
        )}
      </Loaded>
    </Screen>
  );
}
