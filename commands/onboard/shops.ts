import { idOf } from '../../cloudfunctions/runtime/operation';
import { countLetters } from '../../domain/kernel/letters';
import type { Place } from '../../domain/places/model';
import { bringIn, broughtInAgain } from '../../domain/shops/bringIn';
import type { Shop } from '../../domain/shops/model';
import { trades, tradesWith, type Trade, type TradeList } from '../../domain/shops/trades';
import { communityIdOf } from '../../domain/wishes/model';
import { complainOfTwice, complaintsOf, type Columns, type Problem, type Row } from './table';

export const shopsFile = 'shops.csv';
export const shopColumns: Columns = { needed: ['编号', '名称', '行业', '地方代码'], optional: ['位置', '营业时间'] };

const NUMBER = /^[0-9a-z-]{1,20}$/;
const NAME_LEAST = 2;
const NAME_MOST = 30;
const SPOT_MOST = 60;
const HOURS_MOST = 40;
const COMMUNITY_DIGITS = 12;

/** The product's trades, and those the shop's community has added. */
const tradesAt = (placeCode: string, lists: readonly TradeList[]): Trade[] =>
  tradesWith(lists.find(({ _id }) => _id === placeCode.slice(0, COMMUNITY_DIGITS)));

type Known = { readonly codes: ReadonlySet<string>; readonly tradeLists: readonly TradeList[] };

export const faultsInShops = (rows: readonly Row[], { codes, tradeLists }: Known): Problem[] => {
  const { problems, complain } = complaintsOf(shopsFile);
  complainOfTwice(rows, '编号', complain);
  for (const row of rows) {
    const { 编号: number = '', 名称: name = '', 行业: trade = '', 地方代码: place = '' } = row.cells;
    const { 位置: spot = '', 营业时间: hours = '' } = row.cells;
    if (number !== '' && !NUMBER.test(number)) complain(row, '编号', '应是 1 到 20 个小写字母、数字或短横线');
    if (name !== '' && (countLetters(name) < NAME_LEAST || countLetters(name) > NAME_MOST))
      complain(row, '名称', `应是 ${NAME_LEAST} 到 ${NAME_MOST} 个字`);
    if (countLetters(spot) > SPOT_MOST) complain(row, '位置', `最多 ${SPOT_MOST} 个字`);
    if (countLetters(hours) > HOURS_MOST) complain(row, '营业时间', `最多 ${HOURS_MOST} 个字`);
    if (place !== '' && !codes.has(place)) complain(row, '地方代码', `没有代码是「${place}」的地方`);
    else if (place !== '' && place.length < COMMUNITY_DIGITS) complain(row, '地方代码', '太大了，要填社区或更小的地方');
    const labels = tradesAt(place, tradeLists).map(({ label }) => label);
    if (trade !== '' && !labels.includes(trade)) complain(row, '行业', `应是 ${labels.join('、')} 之一`);
  }
  return problems;
};

type Town = {
  readonly places: readonly Place[];
  readonly tradeLists: readonly TradeList[];
  readonly newInvitation: () => string;
  readonly now: Date;
};

const other: Trade = { key: 'other', label: trades.other };

/** The shops of rows without a fault, and those there that no row names. Whoever took one over keeps it as it is. */
export const shopsFrom = (rows: readonly Row[], there: readonly Shop[], town: Town): Shop[] => {
  const all = new Map(there.map((shop) => [shop._id, shop]));
  const placeOf = new Map(town.places.map((place) => [place._id, place]));
  for (const { cells } of rows) {
    const { 编号: number = '', 名称: name = '', 行业: label = '', 地方代码: code = '' } = cells;
    const { 位置: spot = '', 营业时间: hours = '' } = cells;
    const place = placeOf.get(code);
    if (!place) continue;
    const trade = tradesAt(code, town.tradeLists).find((one) => one.label === label) ?? other;
    const _id = idOf('shop', communityIdOf(place.scopes), number);
    const was = all.get(_id);
    const said = { _id, place, trade, name, spot, hours };
    all.set(_id, was ? broughtInAgain(was, said) : bringIn(said, town.newInvitation(), town.now));
  }
  return [...all.values()];
};
