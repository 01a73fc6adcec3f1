import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useQuery } from '../../api/useQuery';
import type { InputOf } from '../../../domain/contract';
import type { PlaceView } from '../../../domain/places/contract';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loaded';
import { Pressable } from '../../ui/Pressable';
import { Row } from '../../ui/Row';
import { scanDoor } from './door';

const text = {
  scan: '扫门上的码',
  notDoor: '没认出门上的码，可以一级一级选',
  closer: '再往下选一级',
  notYet: '这里还没有社区开通，请选别处',
};

type Where = InputOf<'place.browse'>;

type PlaceTreeProps = {
  /** Where to begin: a place, a door's short text, or the top. */
  from: Where;
  /** The word on the button, and whether this place will do. */
  pick: string;
  may: (place: PlaceView) => boolean;
  onPick: (place: PlaceView) => void;
};

/** The tree of places, one level at a time, with the way back up above it; or the code on a door. */
export const PlaceTree = ({ from, pick, may, onPick }: PlaceTreeProps) => {
  const [where, setWhere] = useState<Where>(from);
  const [tree, reload] = useQuery('place.browse', where);

  const scan = async () => {
    const scene = await scanDoor();
    if (scene) setWhere({ scene });
    else void Taro.showToast({ title: text.notDoor, icon: 'none' });
  };

  return (
    <>
      <Button tone="quiet" icon="scan" onPress={() => void scan()}>
        {text.scan}
      </Button>
      <Loaded of={tree} retry={reload} cards={1} wayOut={{ label: text.closer, onPress: () => setWhere({}) }}>
        {({ place, children }) => (
          <>
            <View className="crumbs">
              {place.path.map((step) => (
                <Pressable
                  key={step.placeId}
                  className={step.placeId === place.placeId ? 'crumb crumb-here' : 'crumb'}
                  role="link"
                  onPress={() => setWhere({ placeId: step.placeId })}
                >
                  <Text>{step.name}</Text>
                </Pressable>
              ))}
            </View>
            {may(place) ? (
              <Button onPress={() => onPick(place)}>{pick}</Button>
            ) : (
              <Text className="quiet">{place.hasMore ? text.closer : text.notYet}</Text>
            )}
            {children.map((child) => (
              <Row key={child.placeId} title={child.name} onPress={() => setWhere({ placeId: child.placeId })} />
            ))}
          </>
        )}
      </Loaded>
    </>
  );
};
