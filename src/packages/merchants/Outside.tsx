import { go, goInstead } from '../../routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';

const text = {
  stranger: '这是商户群里的事',
  strangerHint: '开店的邻居登记商铺，核实以后在微信群里点卡片就能进来。',
  how: '怎么加入',
  map: '便民地图',
};

/** Somebody a group is not open to: what it is, and the way in. The same whether or not there is anything behind it. */
export const Outside = () => (
  <Card>
    <Empty
      icon="friends-o"
      title={text.stranger}
      hint={text.strangerHint}
      action={{ label: text.how, onPress: () => goInstead('merchants/shops'), main: true }}
    />
    <Button tone="plain" onPress={() => go('merchants/map')}>
      {text.map}
    </Button>
  </Card>
);
