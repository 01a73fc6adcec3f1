import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ShopView } from '../../../../domain/shops/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';
import { Reason } from '../../../ui/Reason';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  title: '证照和电话',
  licence: '营业执照',
  licences: { '': '没有交', checking: '正在检查', there: '已交', refused: '没通过检查，等店主再拍' },
  phone: '店主电话',
  noPhone: '没留',
  see: '看证照和电话',
  why: '先写为什么要看。理由和你的岗位会记下来，店主随时看得到。',
  reason: '比如：到店核实，至少 4 个字',
  once: '离开这一页就看不到了，请不要另外存下来。',
  call: '打过去',
  who: '谁看过我的证照和电话',
  times: (count: number) => (count ? `${count} 次` : '还没有人'),
  noneYet: '还没有人看过',
  noneHint: '有人看之前要先写明理由，会记在这里。',
};

type Shown = OutputOf<'shop.reveal'>;

const Revealed = ({ phone, licencePhoto }: Shown) => (
  <>
    {licencePhoto ? <Gallery photos={[licencePhoto]} label={text.licence} /> : null}
    {phone ? (
      <>
        <Text className="number">{phone}</Text>
        <Button icon="phone-o" onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
          {text.call}
        </Button>
      </>
    ) : null}
    <Text className="quiet line-words">{text.once}</Text>
  </>
);

/** For the community: starred, behind a reason, and every look is written down for the owner. */
export const Papers = ({ shop }: { shop: ShopView }) => {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const { run, busy, why } = useAction();
  const see = async (reason: string) => {
    const papers = await run('shop.reveal', { shopId: shop.shopId, reason });
    setOpen(false);
    if (papers) setShown(papers);
  };
  return (
    <Card title={text.title}>
      <Row title={text.licence} value={text.licences[shop.licence]} />
      <Row title={text.phone} value={shop.contact?.phone ?? text.noPhone} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      {shown ? <Revealed {...shown} /> : null}
      {shop.mayReveal && !shown ? (
        <Button tone="quiet" onPress={() => setOpen(true)}>
          {text.see}
        </Button>
      ) : null}
      <Reason
        title={text.see}
        note={text.why}
        placeholder={text.reason}
        least={REASON_LEAST}
        button={text.see}
        open={open}
        busy={busy !== null}
        onClose={() => setOpen(false)}
        onSend={(reason) => void see(reason)}
      />
    </Card>
  );
};

const Views = ({ shopId }: { shopId: string }) => {
  const [log, reload] = useQuery('shop.views', { shopId });
  return (
    <Loaded of={log} retry={reload} cards={1}>
      {({ views }) =>
        views.length ? (
          <>
            {views.map(({ who, at, reason }) => (
              <Row key={`${at}${who}`} title={who} note={reason} value={timeInWords(at, now())} />
            ))}
          </>
        ) : (
          <Empty icon="eye-o" title={text.noneYet} hint={text.noneHint} />
        )
      }
    </Loaded>
  );
};

/** For the owner: who looked, when and why. */
export const WhoLooked = ({ shop }: { shop: ShopView }) => {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Row title={text.who} value={text.times(shop.views)} onPress={() => setOpen(true)} />
      <Sheet title={text.who} open={open} onClose={() => setOpen(false)}>
        {open ? <Views shopId={shop.shopId} /> : null}
      </Sheet>
    </Card>
  );
};
