import { useState } from 'react';
import { Text } from '@tarojs/components';
import { call } from '../../../api/call';
import { useNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import type { OutputOf } from '../../../../domain/contract';
import { monthsBefore } from '../../../../domain/exports/months';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import { permissions } from '../../../../domain/permissions';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Segments } from '../../../ui/Segments';
import { File } from './File';

const text = {
  facts: '事项表',
  factsLead: '编号、类别、到网格的地点、时间、结果和评价，里面没有任何人。',
  export: '导出事项表',
  register: '反映人名册',
  registerLead:
    '留了电话的反映人，回访用。写明理由，由同级或上级的另一个人批准，24 小时内能取；反映人看得到谁为什么要过。',
  reason: '比如：逐户回访漏雨的几家，至少 4 个字',
  ask: '提出申请',
  month: (month: string) => `${Number(month.slice(5))} 月`,
};

type Where = { readonly placeId: string; readonly month: string };
type Facts = OutputOf<'export.requests'>;

const FactsTable = (where: Where) => {
  const [file, setFile] = useState<Facts | null>(null);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const ask = async (cursor = '') => {
    setBusy(true);
    setWhy('');
    const answer = await call('export.requests', { ...where, ...(cursor && { cursor }) });
    setBusy(false);
    if (answer.ok) setFile(answer.value);
    else setWhy(answer.why.sentence);
  };
  return (
    <Card title={text.facts}>
      <Text className="quiet">{text.factsLead}</Text>
      {why ? <Notice>{why}</Notice> : null}
      <Button busy={busy} onPress={() => void ask()}>
        {text.export}
      </Button>
      <File file={file} onClose={() => setFile(null)} {...(file?.next && { onMore: () => void ask(file.next) })} />
    </Card>
  );
};

type RegisterProps = { where: Where; onAsked: () => void };
const noReason = { reason: '' };

const AskRegister = ({ where, onAsked }: RegisterProps) => {
  const { draft, change, run, busy, why } = useForm(`register:${where.placeId}:${where.month}`, noReason);
  const { reason } = draft;
  const ask = async () => {
    if (await run('export.ask', { ...where, reason: reason.trim() })) onAsked();
  };
  return (
    <Card title={text.register}>
      <Text className="quiet">{text.registerLead}</Text>
      <Field
        kind="long"
        initial={reason}
        most={WORDS_MAX}
        placeholder={text.reason}
        onChange={(said) => change({ reason: said })}
      />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" busy={busy !== null} off={!saysAtLeast(reason, REASON_LEAST)} onPress={() => void ask()}>
        {text.ask}
      </Button>
    </Card>
  );
};

type Posts = OutputOf<'person.me'>['posts'];
type AskProps = { posts: Posts; onAsked: () => void };

const may = (action: 'export.requests' | 'export.ask', posts: Posts): Posts =>
  posts.filter(({ role }) => (permissions[action] as readonly string[]).includes(role));

/** Which of my places, which of the last months, and what of it. */
export const Ask = ({ posts, onAsked }: AskProps) => {
  const mine = may('export.requests', posts);
  const months = monthsBefore(useNow());
  const [picked, setMonth] = useState('');
  const month = picked || (months[0] ?? '');
  const [placeId, setPlaceId] = useState(mine[0]?.placeId ?? '');
  const where = { placeId, month };
  return (
    <>
      {mine.length > 1 ? (
        <Segments
          options={mine.map((post) => ({ key: post.placeId, label: post.place }))}
          chosen={placeId}
          onChoose={setPlaceId}
        />
      ) : null}
      <Segments options={months.map((key) => ({ key, label: text.month(key) }))} chosen={month} onChoose={setMonth} />
      <FactsTable key={`${placeId}${month}`} {...where} />
      {may('export.ask', posts).some((post) => post.placeId === placeId) ? (
        <AskRegister key={`${placeId}${month}`} where={where} onAsked={onAsked} />
      ) : null}
    </>
  );
};
