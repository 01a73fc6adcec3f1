import { useState } from 'react';
import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { phoneOf } from '../../../../domain/kernel/phones';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { requestTemplates } from '../../../../domain/requests/contract';
import { go, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';

const text = {
  title: '社区替你记过的事',
  next: '编号和查询码是社区告诉你的，电话是当时留的那个。找到以后，就能自己看进度、自己评价。',
  number: '编号，比如 261121-10002',
  phone: '当时留的电话',
  code: '查询码，六位数字',
  find: '找到它',
  register: '先选住处',
  needs: { number: '填编号', phone: '填电话', code: '填六位查询码' },
};

/** What somebody wrote down for me: with the number, the phone and the code it is mine from now on. */
export default function FindMine() {
  const [said, setSaid] = useState({ number: useRoute()('number'), phone: '', code: '' });
  const { run, busy, why } = useAction();
  const change = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }));
  const [number, phone, code] = [codeOf('request', said.number), phoneOf(said.phone), codeOf('link', said.code)];

  const missing = () => {
    if (!number) return text.needs.number;
    if (!phone) return text.needs.phone;
    return code ? '' : text.needs.code;
  };
  const find = async () => {
    const subscribed = await askToNotify([requestTemplates.progress, requestTemplates.result]);
    const found = await run('request.link', { number, phone, code, subscribed });
    if (found) goInstead('requests/detail', { id: found.requestId });
  };
  const register = { action: { label: text.register, onPress: () => go('register') } };

  return (
    <Screen
      footer={
        <>
          {why ? <Notice {...(why.code === 'REGISTER_FIRST' && register)}>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} off={missing() !== ''} onPress={() => void find()}>
            {missing() || text.find}
          </Button>
        </>
      }
    >
      <Card title={text.title}>
        <Text className="quiet">{text.next}</Text>
        <Field
          initial={said.number}
          most={TYPED_MAX}
          placeholder={text.number}
          onChange={(typed) => change({ number: typed })}
        />
        <Field kind="number" most={TYPED_MAX} placeholder={text.phone} onChange={(typed) => change({ phone: typed })} />
        <Field kind="number" most={TYPED_MAX} placeholder={text.code} onChange={(typed) => change({ code: typed })} />
      </Card>
    </Screen>
  );
}
