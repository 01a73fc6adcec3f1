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
  code: '查询码',
  tell: '请告诉反映人：编号、留的电话加上查询码，以后用微信能接着看，自己评价。',
  follow: '查看进度',
  home: '回首页',
};

const Receipt = ({ request, code }: { request: RequestView; code: string }) => (
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
    {code ? (
      <Card title={text.code}>
        <Text className="number">{code}</Text>
        <Text className="quiet line-words">{text.tell}</Text>
      </Card>
    ) : null}
    {request.contact ? (
      <Card title={text.answers}>
        <ContactRow contact={request.contact} />
      </Card>
    ) : null}
  </>
);

/** What a person holds in their hand after sending: a number, a time, and somebody to ask. */
export default function ReceiptScreen() {
  const route = useRoute();
  const id = route('id');
  const [request, reload] = useQuery('request.read', { requestId: id });
  return (
    <Screen
      of={request}
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
        {(value) => <Receipt request={value} code={route('code')} />}
      </Loaded>
    </Screen>
  );
}
