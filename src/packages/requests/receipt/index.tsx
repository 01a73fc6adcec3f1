import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import type { RequestView } from '../../../../domain/requests/contract';
import { goHome, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ContactRow } from '../../../ui/ContactRow';
import { Emergency } from '../../../ui/Emergency';
import { Icon } from '../../../ui/Icon';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';

const text = {
  got: '社区收到了',
  number: '编号',
  answers: '这件事找谁问',
  provisional: '遇到还没公布的节假日安排，时间可能会调整。',
  follow: '查看进度',
  home: '回首页',
};

const Receipt = ({ request }: { request: RequestView }) => (
  <>
    <Emergency words={request.text} />
    <Card>
      <Icon name="passed" tone="main" size={40} />
      <Text className="headline">{text.got}</Text>
      <Text className="para">{request.sentence}</Text>
      {request.provisional ? <Text className="quiet line-words">{text.provisional}</Text> : null}
      <Text className="quiet line-words">
        {text.number} {request.number}
      </Text>
    </Card>
    {request.contact ? (
      <Card title={text.answers}>
        <ContactRow contact={request.contact} />
      </Card>
    ) : null}
  </>
);

/** What a person holds in their hand after sending: a number, a time, and somebody to ask. */
export default function ReceiptScreen() {
  const id = useRoute()('id');
  const [request, reload] = useQuery('request.read', { requestId: id });
  return (
    <Screen
      footer={
        <>
          <Button onPress={() => goInstead('requests/detail', { id })}>{text.follow}</Button>
          <Button tone="plain" onPress={goHome}>
            {text.home}
          </Button>
        </>
      }
    >
      <Loaded of={request} retry={reload}>
        {(value) => <Receipt request={value} />}
      </Loaded>
    </Screen>
  );
}
