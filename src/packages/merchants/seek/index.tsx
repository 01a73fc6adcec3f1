import { useState } from 'react';
import { Text } from '@tarojs/components';
import { now } from '../../../api/clock';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { shifts, workKinds, type Shift, type WorkKind } from '../../../../domain/jobs/kinds';
import type { SeekerView } from '../../../../domain/jobs/seekerContract';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { dateInWords, timeInWords } from '../../../../domain/kernel/words';
import { requestTemplates } from '../../../../domain/requests/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';

const text = {
  standing: '我的登记',
  until: (day: string) => `到 ${day} 为止`,
  matches: '社区帮你看到的',
  kinds: '想干什么',
  shifts: '什么时候有空',
  words: '还想说的，比如：会做面点',
  note: '社区的人看得到你要找什么活，看不到电话。',
  say: '登记找活',
  again: '改好了，再登记',
  stop: '不找了',
  few: '各选一样以上',
};
const kindOptions = Object.entries(workKinds).map(([key, label]) => ({ key: key as WorkKind, label }));
const shiftOptions = Object.entries(shifts).map(([key, label]) => ({ key: key as Shift, label }));
const toggled = <K extends string>(chosen: readonly K[], key: K): K[] =>
  chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];

const Standing = ({ seeker }: { seeker: SeekerView }) => (
  <>
    <Card title={text.standing}>
      <Tag tone={seeker.state === 'looking' ? 'main' : 'quiet'}>{seeker.stateLabel}</Tag>
      {seeker.state === 'looking' ? (
        <Text className="quiet line-words">{text.until(dateInWords(seeker.until, now()))}</Text>
      ) : null}
    </Card>
    {seeker.matches.length ? (
      <Card title={text.matches}>
        {seeker.matches.map(({ jobId, title, shop, by, at }) => (
          <Row
            key={jobId}
            title={`${title} · ${shop}`}
            note={`${by} ${timeInWords(at, now())}`}
            onPress={() => go('merchants/job', { id: jobId })}
          />
        ))}
      </Card>
    ) : null}
  </>
);

const Form = ({ before, onDone }: { before: SeekerView | null; onDone: () => void }) => {
  const [kinds, setKinds] = useState<readonly WorkKind[]>(before?.kinds ?? []);
  const [free, setFree] = useState<readonly Shift[]>(before?.shifts ?? []);
  const [words, setWords] = useState(before?.words ?? '');
  const { run, busy, why } = useAction();
  const looking = before?.state === 'looking';
  const say = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    if (await run('seeker.say', { kinds: [...kinds], shifts: [...free], words: words.trim(), subscribed })) onDone();
  };
  const stop = async () => {
    if (await run('seeker.stop', {})) onDone();
  };
  const few = !kinds.length || !free.length;
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {few ? <Text className="foot-hint">{text.few}</Text> : null}
          <Button hero busy={busy === 'seeker.say'} off={few} onPress={() => void say()}>
            {looking ? text.again : text.say}
          </Button>
          {looking ? (
            <Button tone="plain" busy={busy === 'seeker.stop'} onPress={() => void stop()}>
              {text.stop}
            </Button>
          ) : null}
        </>
      }
    >
      {before ? <Standing seeker={before} /> : null}
      <Card title={text.kinds}>
        <Checks options={kindOptions} chosen={kinds} onToggle={(key) => setKinds((all) => toggled(all, key))} />
      </Card>
      <Card title={text.shifts}>
        <Checks options={shiftOptions} chosen={free} onToggle={(key) => setFree((all) => toggled(all, key))} />
      </Card>
      <Card>
        <Field kind="long" initial={words} most={WORDS_MAX} placeholder={text.words} onChange={setWords} />
        <Text className="quiet">{text.note}</Text>
      </Card>
    </Screen>
  );
};

/** 我想找活干: what I can do and when; the community looks out with me. */
export default function Seek() {
  const [mine, reload] = useQuery('seeker.mine', {});
  return mine.face === 'ready' ? (
    <Form key={mine.value.seeker?.state ?? ''} before={mine.value.seeker} onDone={() => void reload()} />
  ) : (
    <Screen>
      <Loaded of={mine} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
