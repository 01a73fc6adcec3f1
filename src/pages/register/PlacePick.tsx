import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { keep, kept } from '../../api/kept';
import { POST_PLACE } from '../../api/me';
import { useQuery } from '../../api/useQuery';
import type { PlaceView } from '../../../domain/places/contract';
import { treeRootOf } from '../../../domain/places/model';
import { QUERY_MAX } from '../../../domain/places/contract';
import { useSettled } from '../report/useSettled';
import { Field } from '../../ui/Field';
import { Loaded } from '../../ui/Loaded';
import { Row } from '../../ui/Row';
import { PlaceTree } from './PlaceTree';

const text = {
  find: '找地方，比如：焦化厂 3号楼',
  recent: '刚选过的',
  none: '没找到。换个说法，或者在下面一级一级选。',
  more: '还有很多，再多写一个字就好找了。',
};

const RECENT = 'recentPlaces';
const RECENT_MAX = 4;
/** Long enough not to ask at every letter, short enough not to be waited for. */
const SETTLES_MS = 300;

type Recent = Pick<PlaceView, 'placeId' | 'label'>;

type PlacePickProps = {
  /** Where the tree begins; without it, at the place of one's own post. */
  from?: string;
  pick: string;
  may: (place: PlaceView) => boolean;
  onPick: (place: PlaceView) => void;
};

type FoundProps = { query: string; onOpen: (place: PlaceView) => void };

const Found = ({ query, onOpen }: FoundProps) => {
  const [found, reload] = useQuery('place.search', { query });
  return (
    <Loaded of={found} retry={reload} cards={1}>
      {({ places, more }) => (
        <>
          {places.map((place) => (
            <Row key={place.placeId} title={place.label || place.name} onPress={() => onOpen(place)} />
          ))}
          {places.length ? null : <Text className="quiet line-words">{text.none}</Text>}
          {more ? <Text className="quiet line-words">{text.more}</Text> : null}
        </>
      )}
    </Loaded>
  );
};

/** For staff: a place by its name, one of those chosen lately, or down the tree from where their own post is. */
export const PlacePick = ({ from = '', pick, may, onPick }: PlacePickProps) => {
  const [typed, setTyped] = useState('');
  const [root, setRoot] = useState(from || treeRootOf(kept(POST_PLACE, '')));
  const [recent] = useState(() => kept<Recent[]>(RECENT, []));
  const query = useSettled(typed.trim(), SETTLES_MS);
  const choose = (place: PlaceView) => {
    const { placeId, label } = place;
    const others = recent.filter((one) => one.placeId !== placeId);
    keep(RECENT, [{ placeId, label }, ...others].slice(0, RECENT_MAX));
    onPick(place);
  };
  /** What will not do itself may lead on to something that does. */
  const open = (place: PlaceView) => (may(place) ? choose(place) : setRoot(place.placeId));
  return (
    <>
      <Field most={QUERY_MAX} placeholder={text.find} onChange={setTyped} />
      {query ? <Found key={query} query={query} onOpen={open} /> : null}
      {!query && recent.length ? (
        <>
          <Text className="sheet-part">{text.recent}</Text>
          {recent.map(({ placeId, label }) => (
            <Row key={placeId} title={label} onPress={() => setRoot(placeId)} />
          ))}
        </>
      ) : null}
      <View className="gap" />
      <PlaceTree key={root} from={root ? { placeId: root } : {}} pick={pick} may={may} onPick={choose} />
    </>
  );
};
