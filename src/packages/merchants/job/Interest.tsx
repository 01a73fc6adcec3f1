import { View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { requestTemplates } from '../../../../domain/requests/contract';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Reach } from '../Reach';

const text = { words: '说说你自己，比如：做过两年收银', send: '告诉店家' };

const nothing = { words: '', name: '', phone: '' };

/** 我感兴趣: my yes to being called, should the shop say yes too. */
export const Interest = ({ jobId, onDone }: { jobId: string; onDone: () => void }) => {
  const { draft, change, run, busy, why } = useForm(`interest:${jobId}`, nothing);
  const { words, ...reach } = draft;
  const send = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    const contact = { name: reach.name.trim(), phone: reach.phone.trim() };
    if (await run('job.interest', { jobId, words: words.trim(), contact, subscribed })) onDone();
  };
  return (
    <>
      <Field
        kind="long"
        initial={words}
        most={WORDS_MAX}
        placeholder={text.words}
        onChange={(said) => change({ words: said })}
      />
      <Reach reach={reach} onChange={change} />
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
