import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ShopView } from '../../../../domain/shops/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';

const text = {
  title: '店里的人',
  none: '只有你一个人',
  drop: '移出',
  staff: '请人来帮忙',
  owner: '把店交给别人',
  as: { staff: '给来帮忙的人扫', owner: '给接店的人扫' },
  asLabel: { staff: '店员的邀请码', owner: '接店的邀请码' },
  until: (when: string) => `${when}前有效，只能用一次`,
  send: '发到他的微信',
  back: '收回邀请',
};

type PeopleProps = { shop: ShopView; onDone: (shop: ShopView) => void };
type Invitation = NonNullable<ShopView['invitation']>;

const Invited = ({ invitation: { code, as, untilAt }, onBack }: { invitation: Invitation; onBack: () => void }) => (
  <View className="poster">
    <Text className="row-title">{text.as[as]}</Text>
    <Code words={code} label={text.asLabel[as]} />
    <Text className="quiet">{text.until(timeInWords(untilAt, now()))}</Text>
    <Button share>{text.send}</Button>
    <Button tone="plain" onPress={onBack}>
      {text.back}
    </Button>
  </View>
);

/** Who helps in the shop, and the code by which somebody comes to help or takes it over. */
export const People = ({ shop, onDone }: PeopleProps) => {
  const { shopId, mine, staff, invitation } = shop;
  const { run, busy, why } = useAction();
  const finish = (done: ShopView | undefined) => {
    if (done) onDone(done);
  };
  const invite = async (as: 'staff' | 'owner') => finish(await run('shop.invite', { shopId, as }));
  const owns = mine === 'owner' && shop.state !== 'closed';
  return (
    <Card title={text.title}>
      {staff.length ? null : <Text className="quiet line-words">{text.none}</Text>}
      {staff.map(({ seat, name, mine: me }) => (
        <Row
          key={seat}
          title={name}
          tail={
            owns && !me ? (
              <Button small tone="quiet" onPress={() => void run('shop.dropStaff', { shopId, seat }).then(finish)}>
                {text.drop}
              </Button>
            ) : null
          }
        />
      ))}
      {why ? <Notice>{why.sentence}</Notice> : null}
      {owns && invitation ? (
        <Invited invitation={invitation} onBack={() => void run('shop.withdrawInvite', { shopId }).then(finish)} />
      ) : null}
      {owns && !invitation && shop.state === 'verified' ? (
        <>
          <View className="gap" />
          <Button tone="quiet" busy={busy === 'shop.invite'} onPress={() => void invite('staff')}>
            {text.staff}
          </Button>
          <Button tone="plain" onPress={() => void invite('owner')}>
            {text.owner}
          </Button>
        </>
      ) : null}
    </Card>
  );
};
