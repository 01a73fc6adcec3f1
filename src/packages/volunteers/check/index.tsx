import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { dayInWords, hoursInWords } from '../days';
import { scanned } from '../scan';

const text = {
  how: '输入证明上的编号，或者扫上面的码，看是不是我们开的。',
  scan: '扫证明上的码',
  type: '编号，比如 7KQ4-M2PX-9TRB',
  look: '核对',
  real: '是我们开的',
  replaced: (when: string) => `${when}又开了一张新的，这张不再作数。请对方出示新的那张。`,
  proven: '系统核实过的',
  said: '本人自己写的',
  name: '称呼',
  nameNote: '没有核对证件，只供对照',
  number: '编号',
  backNote: '事后补记，经两人确认，没有签到',
  year: '哪一年',
  checked: '签到核实的时长',
  back: '补录的时长',
  tasks: '参加任务',
  times: (tasks: number) => `${tasks} 次`,
  issued: '哪天开的',
  again: '再核对一张',
  notOurs: '没认出证明上的码，可以输入编号',
};

const Checked = ({ code, onAgain }: { code: string; onAgain: () => void }) => {
  const [found, reload] = useQuery('task.checkCertificate', { code });
  return (
    <Loaded of={found} retry={reload} cards={1} wayOut={{ label: text.again, onPress: onAgain }}>
      {({ name, year, tasks, checkedMinutes, backMinutes, issuedAt, replacedAt }) => (
        <>
          {replacedAt ? <Notice>{text.replaced(dayInWords(replacedAt))}</Notice> : null}
          <Card title={text.real}>
            <Row title={text.number} value={code} />
            <Row title={text.issued} value={dayInWords(issuedAt)} />
          </Card>
          <Card title={text.proven}>
            <Row title={text.year} value={`${year}`} />
            <Row title={text.checked} value={hoursInWords(checkedMinutes)} />
            <Row title={text.back} note={text.backNote} value={hoursInWords(backMinutes)} />
            <Row title={text.tasks} value={text.times(tasks)} />
          </Card>
          <Card title={text.said}>
            <Row title={text.name} note={text.nameNote} value={name} />
          </Card>
          <Button tone="plain" onPress={onAgain}>
            {text.again}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** Anybody may ask whether a certificate is one of ours. */
export default function Check() {
  const [code, setCode] = useState(codeOf('certificate', useRoute()('code')));
  const [typed, setTyped] = useState('');
  const scan = async () => {
    const words = await scanned();
    if (!words) return;
    const seen = codeOf('certificate', words);
    if (seen) setCode(seen);
    else void Taro.showToast({ title: text.notOurs, icon: 'none' });
  };
  return (
    <Screen>
      {code ? (
        <Checked key={code} code={code} onAgain={() => setCode('')} />
      ) : (
        <Card>
          <Text className="para">{text.how}</Text>
          <Field most={TYPED_MAX} placeholder={text.type} onChange={setTyped} />
          <Button off={!codeOf('certificate', typed)} onPress={() => setCode(codeOf('certificate', typed))}>
            {text.look}
          </Button>
          <Button tone="plain" icon="scan" onPress={() => void scan()}>
            {text.scan}
          </Button>
        </Card>
      )}
    </Screen>
  );
}
