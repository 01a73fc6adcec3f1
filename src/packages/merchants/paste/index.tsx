import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import type { GroupView } from '../../../../domain/groups/contract';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Emergency } from '../../../ui/Emergency';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { ClassPick } from '../ClassPick';
import { guessClass } from '../guess';
import { Sender } from './Sender';

const text = {
  words: '把群里那句话粘贴到这里',
  clip: '从剪贴板粘贴',
  empty: '剪贴板里没有字，先到群里长按那句话，点复制。',
  who: '谁说的',
  nobody: '选一下',
  kind: '归哪一类',
  guessed: '看着像这一类，不对就换一个。',
  choose: '选一类。',
  answers: '谁来答复',
  desk: '社区专员',
  days: (days: number) => `${days} 个工作日内`,
  send: '记成诉求',
  least: '至少 4 个字',
  whoFirst: '选是谁说的',
  kindFirst: '选归哪一类',
  already: '这句话已经有人记过了，就是这一件。',
};
const LEAST = 4;

type Said = { readonly text: string; readonly shopId: string; readonly shop: string; readonly class: string };
const nothing: Said = { text: '', shopId: '', shop: '', class: '' };

const lackingOf = ({ text: words, shopId }: Said, chosen: string): string => {
  if (!saysAtLeast(words, LEAST)) return text.least;
  if (!shopId) return text.whoFirst;
  return chosen ? '' : text.kindFirst;
};

type PartProps = { draft: Said; change: (part: Partial<Said>) => void };

const Words = ({ draft, change }: PartProps) => {
  const [pasted, setPasted] = useState(0);
  const paste = async () => {
    const clip = await Taro.getClipboardData().catch(() => null);
    const words = String(clip?.data ?? '').trim();
    if (!words) return void Taro.showToast({ title: text.empty, icon: 'none' });
    change({ text: words });
    setPasted((times) => times + 1);
  };
  return (
    <Card>
      <Button tone="quiet" icon="description" onPress={() => void paste()}>
        {text.clip}
      </Button>
      <Field
        key={pasted}
        kind="long"
        initial={draft.text}
        most={TEXT_MAX}
        placeholder={text.words}
        onChange={(words) => change({ text: words })}
      />
    </Card>
  );
};

const Who = ({ draft, change, groupId }: PartProps & { groupId: string }) => {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Row title={text.who} value={draft.shop || text.nobody} onPress={() => setOpen(true)} />
      <Sheet title={text.who} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <Sender
            groupId={groupId}
            chosen={draft.shopId}
            onChoose={(shopId, shop) => {
              change({ shopId, shop });
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};

type KindProps = { group: GroupView; chosen: string; guessed: boolean; onChoose: (key: string) => void };

const Kind = ({ group, chosen, guessed, onChoose }: KindProps) => {
  const found = group.classes.find(({ key }) => key === chosen);
  return (
    <Card title={text.kind}>
      <Text className="quiet">{guessed && found ? text.guessed : text.choose}</Text>
      <View className="gap" />
      <ClassPick classes={group.classes} chosen={chosen} onChoose={onChoose} />
      {found ? <Row title={text.answers} note={found.unit || text.desk} value={text.days(found.days)} /> : null}
    </Card>
  );
};

const Paste = ({ group }: { group: GroupView }) => {
  const { groupId } = group;
  const { draft, change, run, busy, why } = useForm<Said>(`paste:${groupId}`, nothing);
  const [before, setBefore] = useState<OutputOf<'need.paste'> | null>(null);
  const chosen = draft.class || guessClass(draft.text, group.classes);
  const lacking = lackingOf(draft, chosen);
  const see = ({ requestId }: { requestId: string }) => goInstead('requests/detail', { id: requestId });
  const send = async () => {
    const said = { text: draft.text.trim(), shopId: draft.shopId, serviceClass: chosen };
    const done = await run('need.paste', { groupId, ...said });
    if (!done) return;
    if (done.already) setBefore(done);
    else see(done);
  };
  return (
    <Screen
      footer={
        before ? (
          <Notice action={{ label: '去看看', onPress: () => see(before) }}>{text.already}</Notice>
        ) : (
          <Foot why={why} lacking={lacking} busy={busy !== null} onSend={() => void send()}>
            {text.send}
          </Foot>
        )
      }
    >
      <Emergency words={draft.text} />
      <Words draft={draft} change={change} />
      <Who draft={draft} change={change} groupId={groupId} />
      <Kind group={group} chosen={chosen} guessed={!draft.class} onChoose={(key) => change({ class: key })} />
    </Screen>
  );
};

/** A message from the chat becomes a need of whoever said it: paste, pick the sender, the class is guessed. */
export default function PasteScreen() {
  const [group, reload] = useQuery('group.read', { groupId: useRoute()('id') });
  return group.face === 'ready' ? (
    <Paste group={group.value} />
  ) : (
    <Screen>
      <Loaded of={group} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
