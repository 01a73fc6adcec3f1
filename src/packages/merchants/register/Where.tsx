import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { kept } from '../../../api/kept';
import { HOME_PLACE } from '../../../api/me';
import { cutLetters } from '../../../../domain/kernel/letters';
import { PlaceTree } from '../../../pages/register/PlaceTree';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import type { ShopDraft } from './draft';

const text = {
  title: '店在哪里',
  none: '还没选',
  change: '选一下',
  here: '就在这里',
  spot: '再说细一点，比如：1号楼临街',
  map: '在地图上指一下',
  pointed: '地图上指好了，居民看得到有多远。',
};
const COMMUNITY = 12;
const SPOT_MAX = 60;

type WhereProps = { draft: ShopDraft; fixed: boolean; onChange: (part: Partial<ShopDraft>) => void };

/** Its place by the tree or the code on its door; the pin is what the convenience map shows. */
export const Where = ({ draft, fixed, onChange }: WhereProps) => {
  const [open, setOpen] = useState(false);
  const point = async () => {
    const found = await Taro.chooseLocation({}).catch(() => null);
    if (!found) return;
    const { name, address, latitude, longitude } = found;
    onChange({
      position: { latitude: Number(latitude), longitude: Number(longitude) },
      ...(!draft.spot && { spot: cutLetters(name || address, SPOT_MAX) }),
    });
  };
  const from = draft.placeId || kept(HOME_PLACE, '');
  return (
    <>
      {fixed ? (
        <Text className="para">{draft.place}</Text>
      ) : (
        <Chip icon="location-o" change={text.change} onPress={() => setOpen(true)}>
          {draft.place || text.none}
        </Chip>
      )}
      <Field
        key={draft.position ? 'pointed' : 'said'}
        initial={draft.spot}
        most={SPOT_MAX}
        placeholder={text.spot}
        onChange={(spot) => onChange({ spot })}
      />
      {draft.position ? <Notice>{text.pointed}</Notice> : null}
      <Button tone="quiet" icon="map-marked" onPress={() => void point()}>
        {text.map}
      </Button>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <PlaceTree
            from={from ? { placeId: from } : {}}
            pick={text.here}
            may={({ placeId }) => placeId.length >= COMMUNITY}
            onPick={({ placeId, label }) => {
              onChange({ placeId, place: label });
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
};
