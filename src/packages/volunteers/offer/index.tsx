import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling, usePhotos } from '../../../api/usePhotos';
import type { Photo } from '../../../api/photo';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { PRICE_MAX, STOCK_MAX, VALID_DAYS_MAX } from '../../../../domain/rewards/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Photos } from '../../../ui/Photos';
import { Screen } from '../../../ui/Screen';
import { Stepper } from '../../../ui/Stepper';
import { forStaff } from '../../../ui/forStaff';
import { UnitsHere } from '../../staff/Units';

const text = {
  what: '是什么，比如：洗洁精一瓶',
  about: '还想说的，可以不写',
  points: '要几分',
  stock: '有几份',
  valid: '换到后几天内有效',
  where: '在哪里取',
  whereNote: '兑换券只在这一家能用',
  few: '写上是什么，选在哪里取',
  send: '放上去',
  sent: '放上去了',
};

const TITLE = { least: 2, most: 30 };
const nothing = {
  title: '',
  text: '',
  points: 20,
  stock: 10,
  validDays: 60,
  unitId: '',
  photos: [] as readonly Photo[],
};

type PartProps = { draft: typeof nothing; change: (part: Partial<typeof nothing>) => void };

const HowMuch = ({ draft, change }: PartProps) => (
  <Card>
    <Stepper
      label={text.points}
      value={draft.points}
      least={1}
      most={PRICE_MAX}
      step={5}
      unit="分"
      onChange={(points) => change({ points })}
    />
    <Stepper
      label={text.stock}
      value={draft.stock}
      least={0}
      most={STOCK_MAX}
      step={5}
      unit="份"
      onChange={(stock) => change({ stock })}
    />
    <Stepper
      label={text.valid}
      value={draft.validDays}
      least={1}
      most={VALID_DAYS_MAX}
      step={10}
      unit="天"
      onChange={(validDays) => change({ validDays })}
    />
  </Card>
);

/** A thing of the community or of a partner shop, for service points. */
function Offer() {
  const communityId = useRoute()('community');
  const { draft, change, run, busy, why } = useForm(`reward:${communityId}`, nothing);
  const shelf = usePhotos(draft.photos, 1, (decide) => change(({ photos }) => ({ photos: decide(photos) })));
  const ready = saysAtLeast(draft.title, TITLE.least) && draft.unitId && !stillTravelling(draft.photos);
  const send = async () => {
    const { photos, title, ...rest } = draft;
    const photo = fileIdsOf(photos)[0] ?? '';
    if (await run('reward.offer', { communityId, ...rest, title: title.trim(), photo })) goBackSaying(text.sent);
  };
  return (
    <Screen
      footer={
        <Foot why={why} lacking={ready ? '' : text.few} busy={busy !== null} onSend={() => void send()}>
          {text.send}
        </Foot>
      }
    >
      <Card>
        <Field
          initial={draft.title}
          most={TITLE.most}
          placeholder={text.what}
          onChange={(title) => change({ title })}
        />
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={text.about}
          onChange={(words) => change({ text: words })}
        />
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
      </Card>
      <HowMuch draft={draft} change={change} />
      <Card title={text.where}>
        <UnitsHere
          title={text.whereNote}
          kinds={['partnerShop', 'organisation']}
          most={1}
          chosen={draft.unitId ? [draft.unitId] : []}
          onChange={([unitId = '']) => change({ unitId })}
        />
      </Card>
    </Screen>
  );
}

export default forStaff(Offer);
