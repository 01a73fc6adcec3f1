import { useState } from 'react';
import { PlacePick } from '../../../pages/register/PlacePick';
import { Card } from '../../../ui/Card';
import { Chip } from '../../../ui/Chip';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { UnitsHere } from '../../staff/Units';
import { MyShops, useMyShops } from '../MyShops';
import type { OfferDraft } from './draft';

const text = {
  who: '谁来做',
  unit: '哪个单位',
  where: '给哪个社区',
  none: '还没选',
  change: '选一下',
  here: '就给这里',
};
const sides = [
  { key: 'shop', label: '我的店' },
  { key: 'unit', label: '我们单位' },
] as const;
const COMMUNITY = 12;

type ByProps = { draft: OfferDraft; change: (part: Partial<OfferDraft>) => void };

/** In whose name it is offered. */
export const By = ({ draft, change }: ByProps) => {
  const [open, setOpen] = useState(false);
  const [mine, reload] = useMyShops();
  return (
    <Card title={text.who}>
      <Segments options={sides} chosen={draft.by} onChoose={(by) => change({ by })} />
      {draft.by === 'shop' ? (
        <MyShops of={mine} retry={reload} chosen={draft.shopId} onChoose={(shopId) => change({ shopId })} />
      ) : (
        <>
          <UnitsHere
            title={text.unit}
            kinds={['organisation']}
            most={1}
            chosen={draft.unitId ? [draft.unitId] : []}
            onChange={([unitId = '']) => change({ unitId })}
          />
          <Chip icon="location-o" change={text.change} onPress={() => setOpen(true)}>
            {draft.place || text.none}
          </Chip>
        </>
      )}
      <Sheet title={text.where} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <PlacePick
            pick={text.here}
            may={({ placeId }) => placeId.length >= COMMUNITY}
            onPick={({ placeId, label }) => {
              change({ placeId, place: label });
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};
