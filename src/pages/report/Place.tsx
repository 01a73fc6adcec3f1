import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { call } from '../../api/call';
import { cutLetters } from '../../../domain/kernel/letters';
import type { PlaceView } from '../../../domain/places/contract';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { PlacePick } from '../register/PlacePick';
import { PlaceTree } from '../register/PlaceTree';
import type { ReportDraft } from './draft';

const text = {
  home: '我家附近',
  change: '改一下',
  title: '事情在哪里',
  spot: '再说细一点，比如：东侧路灯下',
  map: '在地图上指一下',
  done: '就在这里',
};
const SPOT_MAX = 60;

type PlaceProps = {
  draft: ReportDraft;
  home: string;
  homeId: string;
  /** The short text of a door code the person came by. */
  scene: string;
  /** Whoever records for others looks for the place by its name, from their post on. */
  staff?: boolean;
  onChange: (part: Partial<ReportDraft>) => void;
};

/** Where it is: the door code they scanned, what they chose, or else their home. */
export const Place = ({ draft, home, homeId, scene, staff = false, onChange }: PlaceProps) => {
  const [open, setOpen] = useState(false);
  const label = draft.placeLabel || home || text.home;

  useEffect(() => {
    if (!scene) return;
    void call('place.browse', { scene }).then((answer) => {
      if (answer.ok) onChange({ placeId: answer.value.place.placeId, placeLabel: answer.value.place.label });
    });
  }, [scene, onChange]);

  const pick = ({ placeId, label: placeLabel }: PlaceView) => {
    onChange({ placeId, placeLabel, position: null });
    setOpen(false);
  };

  /** The map gives words, not a place of ours: whose place it is, the tree says. */
  const point = async () => {
    const found = await Taro.chooseLocation({}).catch(() => null);
    if (!found) return;
    const { name, address, latitude, longitude } = found;
    onChange({
      spot: cutLetters(name || address, SPOT_MAX),
      position: { latitude: Number(latitude), longitude: Number(longitude) },
    });
    setOpen(false);
  };

  return (
    <>
      <Chip icon="location-o" change={text.change} onPress={() => setOpen(true)}>
        {draft.spot ? `${label} ${draft.spot}` : label}
      </Chip>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <>
            <Text className="sheet-part">{label}</Text>
            <Field
              initial={draft.spot}
              most={SPOT_MAX}
              placeholder={text.spot}
              onChange={(spot) => onChange({ spot })}
            />
            <Button tone="quiet" icon="map-marked" onPress={() => void point()}>
              {text.map}
            </Button>
            <View className="gap" />
            {staff ? (
              <PlacePick from={draft.placeId} pick={text.done} may={() => true} onPick={pick} />
            ) : (
              <PlaceTree
                from={draft.placeId || homeId ? { placeId: draft.placeId || homeId } : {}}
                pick={text.done}
                may={() => true}
                onPick={pick}
              />
            )}
          </>
        ) : null}
      </Sheet>
    </>
  );
};
