import { raiseNeed } from '../domain/groups/needs';
import { demoGroupId, demoShopId } from './merchants';
import { calendar } from './calendar';
import { actorNamed } from './requests';
import type { Stop } from './tour';
import type { DemoTown } from './town';

const HOUR = 3_600_000;
/** More than anybody counts (COUNTED_MAX): the group then says 99+. */
const NEEDS = 120;
const REFUSED = 'demoshop0000000000000099';

/** A desk with more to do than is counted: every need raised by the very rule the cloud uses. */
const needs = ({ places, people, posts, shops, groups }: DemoTown['collections'], now: Date) => {
  const group = groups.find(({ _id }) => _id === demoGroupId(1));
  const shop = shops.find(({ _id }) => _id === demoShopId(1));
  if (!group || !shop) return [];
  const by = actorNamed({ places, people, posts }, 'merchant-1');
  return Array.from({ length: NEEDS }, (_, index) =>
    raiseNeed(
      {
        _id: `demo${String(50_000 + index).padStart(20, '0')}`,
        number: `261121-${50_000 + index}`,
        ...{ group, shop },
      },
      { text: '门口的招牌掉漆了，想换一块', photos: [], serviceClass: 'streetscape' },
      { by, calendar, now: new Date(now.getTime() - index * HOUR) },
    ),
  );
};

/** A licence the check did not let through: its owner sees why and takes another picture. */
const refused = ({ shops }: DemoTown['collections']) =>
  shops
    .filter(({ _id }) => _id === demoShopId(1))
    .map((shop) => ({
      ...shop,
      ...{ _id: REFUSED, name: '老街粮油店分店', licencePhoto: 'cloud://demo/licence.jpg' },
      pictures: [{ fileId: 'cloud://demo/licence.jpg', state: 'refused' as const, traceId: 'demo' }],
    }));

/** What the demo town shows nobody on an ordinary day, for the pictures only. */
export const rare = ({ collections }: DemoTown, now: Date) => ({
  serviceRequests: needs(collections, now),
  shops: refused(collections),
});

/** Where it is seen, and under which name. */
export const rareStops: Readonly<Record<string, Stop & { readonly route: string }>> = {
  'licence-refused': { route: 'packages/merchants/shop/index', who: 'merchant-1', query: { id: REFUSED } },
  'group-99': { route: 'packages/merchants/group/index', who: 'clerk-3', query: { id: demoGroupId(1) } },
  'board-99': { route: 'packages/merchants/board/index', who: 'clerk-3', query: { id: demoGroupId(1) } },
};
