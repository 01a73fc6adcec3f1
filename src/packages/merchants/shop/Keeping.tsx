import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Photo } from '../../../api/photo';
import { useAction } from '../../../api/useAction';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, usePhotos } from '../../../api/usePhotos';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { canBeDialled } from '../../../../domain/kernel/phones';
import type { ShopView } from '../../../../domain/shops/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';
import { Toggle } from '../../../ui/Toggle';

const text = {
  title: '店面',
  hours: '几点开门',
  spot: '在哪儿',
  phone: '电话',
  none: '没写',
  noPhone: '没留',
  change: '改一改',
  hoursHint: '比如：7:00-21:00',
  spotHint: '比如：1号楼临街',
  phoneHint: '换一个电话，不换就不写',
  licence: '营业执照',
  licences: { '': '没有交', checking: '正在检查', there: '已交', refused: '没通过检查' },
  licenceHint: '换一张就重新拍，不换就不拍。只有核实的人写了理由才看得到。',
  refused: '执照照片没通过检查，点“改一改”再拍一张：四角拍全，看得清字。',
  save: '保存',
  listed: '放到便民地图上',
  listedNote: '附近的居民能找到你的店',
};
const noPhotos: { readonly photos: readonly Photo[] } = { photos: [] };

type KeepingProps = { shop: ShopView; onDone: (shop: ShopView) => void };

const Change = ({ shop, onDone }: KeepingProps) => {
  const [hours, setHours] = useState(shop.hours);
  const [spot, setSpot] = useState(shop.spot);
  const [phone, setPhone] = useState('');
  const { draft, change, read, run, busy, why } = useForm(`shop:${shop.shopId}:licence`, noPhotos);
  const shelf = usePhotos(draft.photos, 1, (decide) => change(({ photos }) => ({ photos: decide(photos) })));
  const save = async () => {
    const contact = phone.trim() ? { contact: { phone: phone.trim() } } : {};
    await shelf.settled();
    const [licencePhoto] = fileIdsOf(read().photos);
    const paper = licencePhoto ? { licencePhoto } : {};
    const done = await run('shop.update', { shopId: shop.shopId, hours, spot, ...contact, ...paper });
    if (!done) return;
    onDone(done);
  };
  return (
    <>
      <Field initial={hours} most={40} placeholder={text.hoursHint} onChange={setHours} />
      <Field initial={spot} most={60} placeholder={text.spotHint} onChange={setSpot} />
      <Field most={TYPED_MAX} placeholder={text.phoneHint} onChange={setPhone} />
      <Text className="sheet-part">{text.licence}</Text>
      <Text className="quiet">{text.licenceHint}</Text>
      <Photos
        photos={shelf.photos}
        room={shelf.room}
        onAdd={() => void shelf.add()}
        onRetry={shelf.retry}
        onRemove={shelf.remove}
      />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={!canBeDialled(phone)} onPress={() => void save()}>
          {text.save}
        </Button>
      </View>
    </>
  );
};

/** What its owner may change without anybody looking again. */
export const Keeping = ({ shop, onDone }: KeepingProps) => {
  const [open, setOpen] = useState(false);
  const { run, why } = useAction();
  const list = async (listed: boolean) => {
    const done = await run('shop.update', { shopId: shop.shopId, listed });
    if (done) onDone(done);
  };
  return (
    <Card title={text.title} more={{ label: text.change, onPress: () => setOpen(true) }}>
      <Row title={text.hours} value={shop.hours || text.none} />
      <Row title={text.spot} value={shop.spot || text.none} />
      <Row title={text.phone} value={shop.contact?.phone ?? text.noPhone} />
      <Row title={text.licence} value={text.licences[shop.licence]} />
      {shop.licence === 'refused' ? <Notice>{text.refused}</Notice> : null}
      <Toggle label={text.listed} note={text.listedNote} on={shop.listed} onChange={(on) => void list(on)} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Sheet title={text.change} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <Change
            shop={shop}
            onDone={(done) => {
              setOpen(false);
              onDone(done);
            }}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};
