import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { offerKinds, services, type OfferKind, type Service } from '../../../../domain/offers/contract';
import { requestTemplates } from '../../../../domain/requests/contract';
import { goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Tabs } from '../../../ui/Tabs';
import { By } from './By';
import { draftFrom, lackingOf, noOffer, saidOf, type OfferDraft } from './draft';
import { PriceFields } from './PriceFields';

const text = {
  what: '做什么',
  title: '一句话，比如：上门修水龙头',
  words: '怎么做、什么时候能做，可以不写',
  prices: '价目',
  send: '交给社区审核',
  note: '审核通过才列出来；改了价目要再审一次。',
};
const kinds = Object.entries(offerKinds).map(([key, label]) => ({ key: key as OfferKind, label }));
const serviceOptions = Object.entries(services).map(([key, label]) => ({ key: key as Service, label }));

type FormProps = { begin: OfferDraft; offerId: string };

const Form = ({ begin, offerId }: FormProps) => {
  const { draft, change, run, busy, why } = useForm(`offer:${offerId}`, begin);
  const lacking = lackingOf(draft, offerId !== '');
  const submit = async () => {
    if (offerId) return run('offer.revise', { offerId, ...saidOf(draft) });
    const said = { ...saidOf(draft), subscribed: await askToNotify([requestTemplates.progress]) };
    const { by, shopId, unitId, placeId } = draft;
    return run('offer.submit', by === 'shop' ? { shopId, ...said } : { unitId, placeId, ...said });
  };
  const send = async () => {
    const done = await submit();
    if (!done) return;
    goInstead('merchants/offer', { id: done.offerId });
  };
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Text className="foot-hint">{lacking || text.note}</Text>
          <Button hero busy={busy !== null} off={lacking !== ''} onPress={() => void send()}>
            {text.send}
          </Button>
        </>
      }
    >
      {offerId ? null : <By draft={draft} change={change} />}
      <Card title={text.what}>
        <Tabs tabs={serviceOptions} chosen={draft.service} onChoose={(service) => change({ service })} />
        <Field initial={draft.title} most={30} placeholder={text.title} onChange={(title) => change({ title })} />
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={text.words}
          onChange={(words) => change({ text: words })}
        />
      </Card>
      <Card title={text.prices}>
        <Segments options={kinds} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
        {draft.kind === 'lowFee' ? (
          <PriceFields prices={draft.prices} onChange={(prices) => change({ prices })} />
        ) : null}
      </Card>
    </Screen>
  );
};

const Again = ({ offerId }: { offerId: string }) => {
  const [offer, reload] = useQuery('offer.read', { offerId });
  return offer.face === 'ready' ? (
    <Form begin={draftFrom(offer.value)} offerId={offerId} />
  ) : (
    <Screen>
      <Loaded of={offer} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
};

/** A shop or an organisation offers neighbours something, with its prices; the community looks at it first. */
export default function NewOffer() {
  const offerId = useRoute()('id');
  return offerId ? <Again offerId={offerId} /> : <Form begin={noOffer} offerId="" />;
}
