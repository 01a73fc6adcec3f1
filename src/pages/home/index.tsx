import { useState } from 'react';
import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Screen } from '../../ui/Screen';

export default function Home() {
  const [pressed, setPressed] = useState(0);
  return (
    <Screen>
      <Card>
        <Text>有事找社区</Text>
        <Button onPress={() => setPressed(pressed + 1)}>拍一拍，反映问题 {pressed}</Button>
      </Card>
    </Screen>
  );
}
