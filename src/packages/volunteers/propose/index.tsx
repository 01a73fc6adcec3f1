import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { fileIdsOf, stillTravelling, usePhotos } from '../../../api/usePhotos';
import type { Photo } from '../../../api/photo';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import type { InputOf } from '../../../../domain/contract';
import { RECEIPT_PHOTOS_MAX, type RulesView } from '../../../../domain/points/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import { buckets, bucketNames, type Bucket } from '../../../../domain/points/model';
import { goBack, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { forStaff } from '../../../ui/forStaff';

const text = {
  kind: '提哪一种',
  two: '提了以后，由另一个人核对才入账。不能给自己提。',
  who: '给谁',
  member: '他的积分号',
  number: '要撤销的流水号，比如 261121-7KQ4M2',
  which: '按哪一条',
  yuan: '捐了多少元',
  receipt: '票据号',
  bucket: '哪一种分',
  points: '几分，扣回写负数',
  why: '为什么',
  reason: '写给得分的人看，至少 4 个字',
  few: '还差：积分号、原因或数目',
  send: '交给另一个人核对',
  sent: '提好了，等另一个人核对',
  left: '有照片没传上去，点照片再传一次，或者拿掉它。',
  home: '回首页',
};

type Said = InputOf<'point.propose'>;
type Kind = Said['kind'];

const kinds = [
  { key: 'base', label: '评基础分', note: '按社区公布的条目' },
  { key: 'donation', label: '记一笔捐献', note: '要有票据' },
  { key: 'adjust', label: '更正', note: '多了少了，补一笔' },
  { key: 'reverse', label: '撤销一笔', note: '原来那笔还在，再记一笔反的' },
] as const satisfies readonly { key: Kind; label: string; note: string }[];

const bucketOptions = bucketNames.map((key) => ({ key, label: buckets[key] }));

type Draft = {
  kind: Kind;
  member: string;
  number: string;
  criterion: string | null;
  yuan: string;
  receipt: string;
  bucket: Bucket;
  points: string;
  reason: string;
  photos: readonly Photo[];
};

const nothing: Draft = {
  kind: 'base',
  member: '',
  number: '',
  criterion: null,
  yuan: '',
  receipt: '',
  bucket: 'service',
  points: '',
  reason: '',
  photos: [],
};

const wholeOf = (words: string): number | null => (/^-?\d+$/.test(words.trim()) ? Number(words) : null);

/** What is ready to be sent; nothing while something is still missing. */
const saidOf = (draft: Draft, communityId: string): Said | null => {
  const reason = draft.reason.trim();
  const member = codeOf('member', draft.member);
  const number = codeOf('row', draft.number);
  if (!saysAtLeast(reason, REASON_LEAST)) return null;
  if (draft.kind === 'reverse') return number ? { kind: 'reverse', communityId, number, reason } : null;
  if (!member) return null;
  if (draft.kind === 'base')
    return draft.criterion ? { kind: 'base', member, communityId, reason, criterion: draft.criterion } : null;
  if (draft.kind === 'adjust') {
    const points = wholeOf(draft.points);
    return points ? { kind: 'adjust', member, communityId, reason, bucket: draft.bucket, points } : null;
  }
  const yuan = wholeOf(draft.yuan);
  const receipt = draft.receipt.trim();
  if (!yuan || yuan < 1 || receipt.length < 2) return null;
  return { kind: 'donation', member, communityId, reason, yuan, receipt, photos: fileIdsOf(draft.photos) };
};

type PartProps = { draft: Draft; change: (part: Partial<Draft>) => void };

const Whom = ({ draft, change }: PartProps) => (
  <Card title={text.who}>
    {draft.kind === 'reverse' ? (
      <Field
        key="number"
        initial={draft.number}
        most={TYPED_MAX}
        placeholder={text.number}
        onChange={(number) => change({ number })}
      />
    ) : (
      <Field
        key="member"
        initial={draft.member}
        most={TYPED_MAX}
        placeholder={text.member}
        onChange={(member) => change({ member })}
      />
    )}
  </Card>
);

const What = ({ draft, change, rules }: PartProps & { rules: RulesView | undefined }) => {
  if (draft.kind === 'base')
    return (
      <Card title={text.which}>
        <Choice
          options={(rules?.criteria ?? []).map(({ key, text: label, points }) => ({
            key,
            label,
            note: `${points} 分`,
          }))}
          chosen={draft.criterion}
          onChoose={(criterion) => change({ criterion })}
        />
      </Card>
    );
  if (draft.kind === 'adjust')
    return (
      <Card title={text.bucket}>
        <Segments options={bucketOptions} chosen={draft.bucket} onChoose={(bucket) => change({ bucket })} />
        <Field initial={draft.points} most={6} placeholder={text.points} onChange={(points) => change({ points })} />
      </Card>
    );
  return null;
};

const Donation = ({ draft, change }: { draft: Draft; change: (part: (draft: Draft) => Partial<Draft>) => void }) => {
  const shelf = usePhotos(draft.photos, RECEIPT_PHOTOS_MAX, (decide) =>
    change(({ photos }) => ({ photos: decide(photos) })),
  );
  return (
    <Card>
      <Field
        kind="number"
        initial={draft.yuan}
        most={7}
        placeholder={text.yuan}
        onChange={(yuan) => change(() => ({ yuan }))}
      />
      <Field
        initial={draft.receipt}
        most={40}
        placeholder={text.receipt}
        onChange={(receipt) => change(() => ({ receipt }))}
      />
      <Photos
        photos={shelf.photos}
        room={shelf.room}
        onAdd={() => void shelf.add()}
        onRetry={shelf.retry}
        onRemove={shelf.remove}
      />
    </Card>
  );
};

const Form = ({ communityId, rules }: { communityId: string; rules: RulesView | undefined }) => {
  const { draft, change, run, busy, why } = useForm(`points:${communityId}`, nothing);
  const travelling = stillTravelling(draft.photos);
  const said = saidOf(draft, communityId);
  const send = async () => {
    if (!said || !(await run('point.propose', said))) return;
    goBack();
    void Taro.showToast({ title: text.sent, icon: 'none' });
  };
  return (
    <>
      <Card title={text.kind}>
        <Text className="quiet">{text.two}</Text>
        <Choice<Kind> options={kinds} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      </Card>
      <Whom draft={draft} change={change} />
      <What draft={draft} change={change} rules={rules} />
      {draft.kind === 'donation' ? <Donation draft={draft} change={change} /> : null}
      <Card title={text.why}>
        <Field
          kind="long"
          initial={draft.reason}
          most={WORDS_MAX}
          placeholder={text.reason}
          onChange={(reason) => change({ reason })}
        />
      </Card>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {travelling ? <Notice>{text.left}</Notice> : null}
      {said ? null : <Text className="foot-hint">{text.few}</Text>}
      <Button hero busy={busy !== null} off={!said || travelling} onPress={() => void send()}>
        {text.send}
      </Button>
    </>
  );
};

/** Points by hand: base, a donation, a correction. Somebody else confirms. */
function Propose() {
  const communityId = useRoute()('community');
  const [rules, reload] = useQuery('point.rules', { communityId });
  return (
    <Screen>
      <Loaded of={rules} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ editions }) => <Form communityId={communityId} rules={editions.find(({ inForce }) => inForce)} />}
      </Loaded>
    </Screen>
  );
}

export default forStaff(Propose);
