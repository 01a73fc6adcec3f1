import { Text } from '@tarojs/components';
import { Card } from '../../ui/Card';
import { Screen } from '../../ui/Screen';

export default function Mine() {
  return (
    <Screen>
      <Card>
        <Text>我的</Text>
        <van-cell title="楼栋公示" is-link />
        <van-icon name="phone-o" size="24px" />
      </Card>
    </Screen>
  );
}
