import { useQuery } from '../../api/useQuery';
import { go } from '../../routes';
import { Choice } from '../../ui/Choice';
import { Empty } from '../../ui/Empty';
import { Loaded } from '../../ui/Loaded';

const text = {
  none: '先登记商铺',
  hint: '社区核实以后，就能用店的名义发出来。',
  register: '登记商铺',
};

type MyShopsProps = { chosen: string; onChoose: (shopId: string) => void };

/** Which of my verified shops it is about. */
export const MyShops = ({ chosen, onChoose }: MyShopsProps) => {
  const [mine, reload] = useQuery('shop.mine', {});
  return (
    <Loaded of={mine} retry={reload} cards={1}>
      {({ shops }) => {
        const able = shops.filter((shop) => shop.state === 'verified' && shop.mine === 'owner');
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
};
