import { useState } from 'react';
import { View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { requestTemplates } from '../../../../domain/requests/contract';
import { canBeDialled } from '../../../pages/report/draft';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Reach } from '../Reach';

const text = { words: '说说你自己，比如：做过两年收银', send: '告诉店家' };

/** 我感兴趣: my yes to being called, should the shop say yes too. */
export const Interest = ({ jobId, onDone }: { jobId: string; onDone: () => void }) => {
  const [words, setWords] = useState('');
  const [reach, setReach] = useState({ name: '', phone: '' });
  const { run, busy, why } = useAction();
  const send = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    const contact = { name: reach.name.trim(), phone: reach.phone.trim() };
    if (await run('job.interest', { jobId, words: words.trim(), contact, subscribed })) onDone();
  };
  return (
    <>
      <Field kind="long" most={WORDS_MAX} placeholder={text.words} onChange={setWords} />
      <Reach reach={reach} onChange={(part) => setReach((before) => ({ ...before, ...part }))} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button
          busy={busy !== null}
          off={!reach.phone.trim() || !canBeDialled(reach.phone)}
          onPress={() => void send()}
        >
          {text.send}
        </Button>
      </View>
    </>
  );
};
