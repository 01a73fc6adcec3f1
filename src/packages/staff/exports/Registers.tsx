import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Act } from '../../../api/useAction';
import { REASON_LEAST, type RegisterView } from '../../../../domain/exports/contract';
import { registerMachine } from '../../../../domain/exports/machine';
import { timeInWords } from '../../../../domain/kernel/words';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Moves } from '../../../ui/Moves';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { File, type Table } from './File';

const text = {
  asked: (who: string, when: string) => `${who} ${when} 提出`,
  decided: (who: string, state: string) => `${who}：${state}`,
  until: (when: string) => `${when} 以前能取`,
  fetch: (page: number, left: number) => `取${page > 1 ? `第 ${page} 份` : '名册'}（还能取 ${left} 次）`,
  why: '为什么不批准',
  whyNot: '提出的人会看到，至少 4 个字',
};

const { moves } = registerMachine;
const choices = [
  { key: 'approve', label: moves.approve.label },
  { key: 'decline', label: moves.decline.label, tone: 'quiet' },
] as const;

type RegisterProps = { register: RegisterView; act: Act; onDone: () => void };

const Decide = ({ register: { exportId }, act, onDone }: RegisterProps) => {
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const decide = async (verdict: 'approve' | 'decline') => {
    const said = verdict === 'decline' ? { reason: reason.trim() } : {};
    if (await act.run('export.decide', { exportId, verdict, ...said })) onDone();
  };
  return (
    <>
      <View className="gap" />
      <Moves
        moves={choices}
        busy={act.busy === 'export.decide' ? 'approve' : null}
        onMove={(key) => (key === 'approve' ? void decide('approve') : setDeclining(true))}
      />
      <Sheet title={text.why} open={declining} onClose={() => setDeclining(false)}>
        <Field kind="long" most={WORDS_MAX} placeholder={text.whyNot} onChange={setReason} />
        <Button
          busy={act.busy !== null}
          off={reason.trim().length < REASON_LEAST}
          onPress={() => void decide('decline')}
        >
          {moves.decline.label}
        </Button>
      </Sheet>
    </>
  );
};

const Fetch = ({ register: { exportId, pages }, act, onDone }: RegisterProps) => {
  const [file, setFile] = useState<Table | null>(null);
  const fetch = async (page: number) => {
    const fetched = await act.run('export.fetch', { exportId, page });
    if (fetched) setFile(fetched);
  };
  const close = () => {
    setFile(null);
    onDone();
  };
  return (
    <>
      {pages.map(({ page, left }) => (
        <Button
          key={page}
          tone="quiet"
          busy={act.busy === 'export.fetch'}
          off={left === 0}
          onPress={() => void fetch(page)}
        >
          {text.fetch(page, left)}
        </Button>
      ))}
      <File file={file} onClose={close} />
    </>
  );
};

/** One register: who wants whose numbers and why, and what may be done about it. */
export const Register = (props: RegisterProps) => {
  const { register } = props;
  const now = new Date();
  return (
    <Card>
      <View className="request-head">
        <Text className="request-title">{`${register.place} ${register.month}`}</Text>
        <Tag>{register.stateLabel}</Tag>
      </View>
      <Text className="para">{register.reason}</Text>
      <Text className="quiet line-words">{text.asked(register.askedBy, timeInWords(register.askedAt, now))}</Text>
      {register.decidedBy ? (
        <Text className="quiet line-words">
          {text.decided(register.decidedBy, `${register.stateLabel} ${register.answer}`)}
        </Text>
      ) : null}
      {register.untilAt ? (
        <Text className="quiet line-words">{text.until(timeInWords(register.untilAt, now))}</Text>
      ) : null}
      {register.mayDecide ? <Decide {...props} /> : null}
      {register.pages.length ? <Fetch {...props} /> : null}
    </Card>
  );
};
