import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { usePhotos } from '../../../api/usePhotos';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { requestTemplates } from '../../../../domain/requests/contract';
import { go, goBackSaying, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Screen } from '../../../ui/Screen';
import { Toggle } from '../../../ui/Toggle';
import { draftFrom, lackingOf, noShop, registeredOf, revisedOf, type ShopDraft } from './draft';
import { TradeField } from './Trade';
import { Where } from './Where';

const text = {
  shop: '店里的事',
  name: '店名，招牌上怎么写就怎么写',
  where: '店在哪里',
  licence: '营业执照',
  licenceNote: '拍一张，社区核实得快。只有核实的人看得到，谁看过都会记下来。',
  again: '换一张就重新拍，不换就不拍。',
  reach: '怎么找到你',
  phone: '电话，可以不留',
  hours: '几点开门，比如：7:00-21:00',
  listed: '放到便民地图上',
  listedNote: '核实以后，附近的居民能找到你的店',
  send: '交给社区核实',
  revise: '补充好了，再交',
  revised: '交上去了，等社区核实',
  choose: '选我住的地方',
};

type FormProps = { draftName: string; begin: ShopDraft; shopId: string };

const Reach = ({ draft, change }: { draft: ShopDraft; change: (part: Partial<ShopDraft>) => void }) => (
  <Card title={text.reach}>
    <Field initial={draft.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => change({ phone })} />
    <Field initial={draft.hours} most={40} placeholder={text.hours} onChange={(hours) => change({ hours })} />
    <Toggle label={text.listed} note={text.listedNote} on={draft.listed} onChange={(listed) => change({ listed })} />
  </Card>
);

const Form = ({ draftName, begin, shopId }: FormProps) => {
  const { draft, change, read, run, busy, why } = useForm(draftName, begin);
  const shelf = usePhotos(draft.licence, 1, (decide) => change(({ licence }) => ({ licence: decide(licence) })));
  const lacking = lackingOf(draft);
  const register = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    await shelf.settled();
    const done = await run('shop.register', registeredOf(read(), subscribed));
    if (!done) return;
    goInstead('merchants/shop', { id: done.shopId });
  };
  const revise = async () => {
    await shelf.settled();
    if (!(await run('shop.revise', { shopId, ...revisedOf(read()) }))) return;
    goBackSaying(text.revised);
  };
  return (
    <Screen
      footer={
        <>
          {why ? (
            <Notice
              {...(why.code === 'REGISTER_FIRST' && { action: { label: text.choose, onPress: () => go('register') } })}
            >
              {why.sentence}
            </Notice>
          ) : null}
          {lacking ? <Text className="foot-hint">{lacking}</Text> : null}
          <Button hero busy={busy !== null} off={lacking !== ''} onPress={() => void (shopId ? revise() : register())}>
            {shopId ? text.revise : text.send}
          </Button>
        </>
      }
    >
      <Card title={text.shop}>
        <Field initial={draft.name} most={30} placeholder={text.name} onChange={(name) => change({ name })} />
        <TradeField
          placeId={draft.placeId}
          chosen={draft.trade}
          label={draft.tradeLabel}
          onChoose={({ key, label }) => change({ trade: key, tradeLabel: label })}
        />
      </Card>
      <Card title={text.where}>
        <Where draft={draft} fixed={shopId !== ''} onChange={change} />
      </Card>
      <Card title={text.licence}>
        <Text className="quiet">{shopId ? text.again : text.licenceNote}</Text>
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
      </Card>
      {shopId ? null : <Reach draft={draft} change={change} />}
    </Screen>
  );
};

const Again = ({ shopId }: { shopId: string }) => {
  const [shop, reload] = useQuery('shop.read', { shopId });
  return shop.face === 'ready' ? (
    <Form draftName={`shop:${shopId}`} begin={draftFrom(shop.value)} shopId={shopId} />
  ) : (
    <Screen>
      <Loaded of={shop} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
};

/** A shop in under a minute: name, trade, place. The same screen says it anew after it was sent back. */
export default function RegisterShop() {
  const shopId = useRoute()('id');
  return shopId ? <Again shopId={shopId} /> : <Form draftName="shop" begin={noShop} shopId="" />;
}
