import { Text, View } from '@tarojs/components';
import { PRICES_MAX, type Price } from '../../../../domain/offers/contract';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Segments } from '../../../ui/Segments';

const text = {
  label: '做什么，比如：换水龙头',
  yuan: '几块钱',
  more: '加一行',
  drop: '去掉这一行',
  note: '写在价目里的，当面不能再加。',
};
const FEN = 100;
const pers = ['次', '小时', '平方米'].map((key) => ({ key, label: `每${key}` }));

type PriceFieldsProps = { prices: readonly Price[]; onChange: (prices: Price[]) => void };

/** 20.5 -> 2050; what is no amount counts as nothing yet. */
const fenOf = (yuan: string): number => Math.max(0, Math.round(Number(yuan) * FEN) || 0);

/** The public price list, a line a service. */
export const PriceFields = ({ prices, onChange }: PriceFieldsProps) => {
  const put = (index: number, part: Partial<Price>) =>
    onChange(prices.map((price, at) => (at === index ? { ...price, ...part } : price)));
  return (
    <>
      <Text className="quiet">{text.note}</Text>
      {prices.map((price, index) => (
        <View key={`${index}/${prices.length}`} className="recipe">
          <Field initial={price.label} most={20} placeholder={text.label} onChange={(label) => put(index, { label })} />
          <Field
            kind="number"
            initial={price.fen ? String(price.fen / FEN) : ''}
            most={6}
            placeholder={text.yuan}
            onChange={(yuan) => put(index, { fen: fenOf(yuan) })}
          />
          <Segments options={pers} chosen={price.per} onChoose={(per) => put(index, { per })} />
          <Button tone="plain" onPress={() => onChange(prices.filter((_, at) => at !== index))}>
            {text.drop}
          </Button>
        </View>
      ))}
      {prices.length < PRICES_MAX ? (
        <Button tone="quiet" onPress={() => onChange([...prices, { label: '', fen: 0, per: '次' }])}>
          {text.more}
        </Button>
      ) : null}
    </>
  );
};
