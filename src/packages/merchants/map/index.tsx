import { useState, type ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { Map as MapSheet, Text } from '@tarojs/components';
import { kept } from '../../../api/kept';
import { HOME_PLACE } from '../../../api/me';
import { usePart } from '../../../api/usePart';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import type { Position } from '../../../../domain/requests/intakeContract';
import type { MapRow } from '../../../../domain/shops/contract';
import { PlaceTree } from '../../../pages/register/PlaceTree';
import { go, useRoute } from '../../../routes';
import theme from '../../../theme.json';
import { Card } from '../../../ui/Card';
import { Chip } from '../../../ui/Chip';
import { Empty } from '../../../ui/Empty';
import { Line } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { Tabs } from '../../../ui/Tabs';

const text = {
  where: '看哪一片',
  change: '换一片',
  here: '看这里的',
  none: '这里还没有商铺',
  hint: '核实过、店主愿意放上来的才在这里。',
  every: '都看看',
  metres: (metres: number) => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`),
  near: '离我多远',
  nearChange: '量一量',
  more: '还有更多，换小一点的地方或选一个行业看。',
};
const faces = [
  { key: 'list', label: '列表' },
  { key: 'map', label: '地图' },
] as const;
type Face = (typeof faces)[number]['key'];
const COMMUNITY = 12;

type Found = OutputOf<'shop.map'>;
type Trade = { readonly key: string; readonly label: string };
const every: Trade = { key: '', label: text.every };

const ShopFound = ({ shop }: { shop: MapRow }) => (
  <Line
    title={shop.name}
    tag={shop.badge?.label ?? shop.tradeLabel}
    tone={shop.badge ? 'main' : 'quiet'}
    facts={[
      shop.metres >= 0 && text.metres(shop.metres),
      shop.badge ? shop.tradeLabel : '',
      shop.hours,
      shop.spot || shop.place,
    ]}
    onPress={() => go('merchants/page', { id: shop.shopId })}
  />
);

/** Names always shown, of the first few: of more, nobody could read one. */
const NAMED_MOST = 10;
const callout = {
  ...({ display: 'ALWAYS', textAlign: 'center', padding: 6, fontSize: 13, anchorX: 0, anchorY: 0 } as const),
  ...{ color: theme.light.ink, bgColor: theme.light.card },
  ...{ borderRadius: 6, borderWidth: 0, borderColor: theme.light.card },
};

/** Where they are. A marker's number is its place in the list. */
const OnTheMap = ({ rows }: { rows: readonly MapRow[] }) => {
  const pinned = rows.flatMap(({ position, name, shopId }) => (position ? [{ ...position, name, shopId }] : []));
  const visit = (marker: number | string) => {
    const shop = pinned[Number(marker)];
    if (shop) go('merchants/page', { id: shop.shopId });
  };
  if (!pinned.length) return <Empty icon="location-o" title={text.none} hint={text.hint} />;
  const middle = (of: 'latitude' | 'longitude') => pinned.reduce((sum, pin) => sum + pin[of], 0) / pinned.length;
  return (
    <MapSheet
      className="shop-map"
      latitude={middle('latitude')}
      longitude={middle('longitude')}
      scale={16}
      markers={pinned.map(({ latitude, longitude, name }, id) => ({
        ...{ id, latitude, longitude, iconPath: '/assets/shop-on.png', width: 28, height: 28 },
        ...(id < NAMED_MOST ? { callout: { ...callout, content: name } } : { title: name }),
      }))}
      onMarkerTap={({ detail }) => visit(detail.markerId)}
      onCalloutTap={({ detail }) => visit(detail.markerId)}
      onError={() => undefined}
    />
  );
};

/** The trades there are here, so that no filter finds nothing. */
const tradesOf = ({ rows }: Found): Trade[] => {
  const found = new Map<string, Trade>();
  for (const { trade, tradeLabel } of rows) found.set(trade, { key: trade, label: tradeLabel });
  return [every, ...found.values()];
};

const Shops = ({ found, face }: { found: Found; face: Face }) => {
  const [trade, setTrade] = useState(every.key);
  const rows = found.rows.filter((shop) => !trade || shop.trade === trade);
  const shown = usePart(rows);
  return (
    <>
      <Tabs tabs={tradesOf(found)} chosen={trade} onChoose={setTrade} />
      <Card>
        {face === 'map' ? <OnTheMap rows={rows} /> : shown.map((shop) => <ShopFound key={shop.shopId} shop={shop} />)}
        {face === 'list' && !rows.length ? <Empty icon="shop-o" title={text.none} hint={text.hint} /> : null}
        {found.more ? <Text className="quiet">{text.more}</Text> : null}
      </Card>
    </>
  );
};

type NearProps = { placeId: string; onMove: () => void; children: ReactNode };

const Near = ({ placeId, onMove, children }: NearProps) => {
  const [face, setFace] = useState<Face>('list');
  const [position, setPosition] = useState<Position | null>(null);
  const [found, reload] = useQuery('shop.map', { placeId, ...(position && { position }) });
  const measure = async () => {
    const here = await Taro.chooseLocation({}).catch(() => null);
    if (here) setPosition({ latitude: Number(here.latitude), longitude: Number(here.longitude) });
  };
  return (
    <Screen onRefresh={reload}>
      <Chip icon="location-o" change={text.change} onPress={onMove}>
        {found.face === 'ready' ? found.value.place : text.where}
      </Chip>
      {position ? null : (
        <Chip icon="guide-o" change={text.nearChange} onPress={() => void measure()}>
          {text.near}
        </Chip>
      )}
      <Segments options={faces} chosen={face} onChoose={setFace} />
      <Loaded of={found} retry={reload} cards={2}>
        {(value) => <Shops found={value} face={face} />}
      </Loaded>
      {children}
    </Screen>
  );
};

/** 便民地图: the verified shops of a neighbourhood that agreed to be found. */
export default function ShopMap() {
  const asked = useRoute()('place') || kept(HOME_PLACE, '').slice(0, COMMUNITY);
  const [placeId, setPlaceId] = useState(asked);
  const [moving, setMoving] = useState(false);
  const tree = (
    <PlaceTree
      from={placeId ? { placeId } : {}}
      pick={text.here}
      may={(place) => place.placeId.length >= COMMUNITY}
      onPick={(place) => {
        setPlaceId(place.placeId);
        setMoving(false);
      }}
    />
  );
  return placeId ? (
    <Near placeId={placeId} onMove={() => setMoving(true)}>
      <Sheet title={text.where} open={moving} onClose={() => setMoving(false)}>
        {moving ? tree : null}
      </Sheet>
    </Near>
  ) : (
    <Screen>
      <Card title={text.where}>{tree}</Card>
    </Screen>
  );
}
