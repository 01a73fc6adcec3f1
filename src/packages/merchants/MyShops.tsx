import type { OutputOf } from '../../../domain/contract';
import { useQuery, type Query } from '../../api/useQuery';
import { go } from '../../routes';
import { Choice } from '../../ui/Choice';
import { Empty } from '../../ui/Empty';
import { Loaded } from '../../ui/Loaded';

const text = {
  none: '先登记商铺',
  hint: '社区核实以后，就能用店的名义发出来。',
  register: '登记商铺',
};

type Mine = OutputOf<'shop.mine'>;

export const useMyShops = () => useQuery('shop.mine', {});

/** The shops somebody may speak for. */
const ableIn = ({ shops }: Mine) => shops.filter((shop) => shop.state === 'verified' && shop.mine === 'owner');

/** Known to have no shop to speak for, or to be nobody yet: then nothing else on the page makes sense. */
export const hasNoShop = (mine: Query<Mine>): boolean =>
  mine.face === 'ready' ? ableIn(mine.value).length === 0 : mine.face === 'refused' && mine.why.kind === 'refused';

type MyShopsProps = {
  of: Query<Mine>;
  retry: () => unknown;
  chosen: string;
  onChoose: (shopId: string) => void;
};

/** Which of my verified shops it is about. */
export const MyShops = ({ of, retry, chosen, onChoose }: MyShopsProps) => (
  <Loaded of={of} retry={retry} cards={1}>
    {(mine) => {
      const able = ableIn(mine);
      return able.length ? (
        <Choice
          options={able.map(({ shopId, name }) => ({ key: shopId, label: name }))}
          chosen={chosen || null}
          onChoose={onChoose}
        />
      ) : (
        <Empty
          icon="shop-o"
          title={text.none}
          hint={text.hint}
          action={{ label: text.register, onPress: () => go('merchants/register') }}
        />
      );
    }}
  </Loaded>
);
