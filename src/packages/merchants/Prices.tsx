import { Text } from '@tarojs/components';
import type { Price } from '../../../domain/offers/contract';
import { Row } from '../../ui/Row';

const text = { free: '不收钱', paid: '当面付给服务的人，平台不收钱。' };
const FEN = 100;

/** 20 元/次 */
const priceInWords = ({ fen, per }: Price): string => `${fen / FEN} 元/${per}`;

/** The public price list: paid face to face, never here. */
export const Prices = ({ prices }: { prices: readonly Price[] }) => (
  <>
    {prices.map((price) => (
      <Row key={`${price.label}${price.per}`} title={price.label} value={priceInWords(price)} />
    ))}
    <Text className="quiet">{prices.length ? text.paid : text.free}</Text>
  </>
);
