import { useState } from 'react';
import { useQuery } from '../../../api/useQuery';
import { Choice } from '../../../ui/Choice';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';

const text = { title: '做哪一行', none: '选一下' };

type Trade = { readonly key: string; readonly label: string };
type TradesProps = { placeId: string; chosen: string; onChoose: (trade: Trade) => void };

/** The product's own trades and those this community has added. */
const Trades = ({ placeId, chosen, onChoose }: TradesProps) => {
  const [list, reload] = useQuery('shop.trades', placeId ? { placeId } : {});
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ trades }) => (
        <Choice
          options={trades}
          chosen={chosen || null}
          onChoose={(key) => onChoose(trades.find((trade) => trade.key === key) ?? { key, label: key })}
        />
      )}
    </Loaded>
  );
};

type TradeFieldProps = TradesProps & { label: string };

export const TradeField = ({ label, onChoose, ...asked }: TradeFieldProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row title={text.title} value={label || text.none} onPress={() => setOpen(true)} />
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <Trades
            {...asked}
            onChoose={(trade) => {
              onChoose(trade);
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
};
