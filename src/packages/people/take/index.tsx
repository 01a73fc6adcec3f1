import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import type { PostInvitation } from '../../../../domain/posts/contract';
import { scanDoor } from '../../../pages/register/door';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  ask: '社区给你的邀请码',
  next: '扫码，或者把 24 位的邀请码粘贴在这里。',
  paste: '粘贴邀请码',
  scan: '扫邀请码',
  notCode: '没认出邀请码，可以粘贴',
  open: '看看是什么岗位',
  invited: (name: string) => `${name}，社区请你来当`,
  duty: '做什么',
  from: '怎么来的',
  term: '任期',
  months: (count: number) => `${count} 个月`,
  basis: '依据',
  public: '接下后，你的称呼和头像会公示在楼栋公示上，电话由社区转接。',
  take: '接下来',
  register: '先选住处',
  taken: '接下了，谢谢你',
  since: (post: string, place: string) => `从现在起你是${place}的${post}。`,
  home: '回首页',
  other: '换一个邀请码',
};

const Ask = ({ onCode }: { onCode: (code: string) => void }) => {
  const [typed, setTyped] = useState('');
  const code = codeOf('invitation', typed);
  const scan = async () => {
    const scanned = codeOf('invitation', await scanDoor());
    if (scanned) onCode(scanned);
    else void Taro.showToast({ title: text.notCode, icon: 'none' });
  };
  return (
    <Card title={text.ask}>
      <Text className="quiet">{text.next}</Text>
      <Field most={TYPED_MAX} placeholder={text.paste} onChange={setTyped} />
      {code ? (
        <Button onPress={() => onCode(code)}>{text.open}</Button>
      ) : (
        <Button tone="quiet" icon="scan" onPress={() => void scan()}>
          {text.scan}
        </Button>
      )}
    </Card>
  );
};

const Offer = ({ invitation, offered }: { invitation: string; offered: PostInvitation }) => {
  const { run, busy, why } = useAction();
  const [taken, setTaken] = useState(false);
  const { name, post, place, duty, source, termMonths, basis } = offered;
  const take = async () => {
    if (await run('post.take', { invitation })) setTaken(true);
  };
  if (taken)
    return (
      <Card>
        <Icon name="passed" tone="main" size={40} />
        <Text className="headline">{text.taken}</Text>
        <Text className="para">{text.since(post, place)}</Text>
        <Button onPress={goHome}>{text.home}</Button>
      </Card>
    );
  const register = { action: { label: text.register, onPress: () => go('register') } };
  return (
    <>
      <Card title={text.invited(name)}>
        <Text className="headline">{`${place} ${post}`}</Text>
        <Row title={text.duty} note={duty} />
        <Row title={text.from} value={source} />
        <Row title={text.term} value={text.months(termMonths)} />
        {basis ? <Row title={text.basis} note={basis} /> : null}
        <Text className="quiet line-words">{text.public}</Text>
      </Card>
      {why ? <Notice {...(why.code === 'REGISTER_FIRST' && register)}>{why.sentence}</Notice> : null}
      <Button hero busy={busy !== null} onPress={() => void take()}>
        {text.take}
      </Button>
    </>
  );
};

const Invitation = ({ invitation, onOther }: { invitation: string; onOther: () => void }) => {
  const [offered, reload] = useQuery('post.invitation', { invitation });
  return (
    <Loaded of={offered} retry={reload} wayOut={{ label: text.other, onPress: onOther }}>
      {(value) => <Offer invitation={invitation} offered={value} />}
    </Loaded>
  );
};

/** Opened by a scanned code, by a card somebody sent, or with the code at hand: what it is, then yes. */
export default function Take() {
  const route = useRoute();
  const [invitation, setInvitation] = useState(route('invitation') || route('scene'));
  return (
    <Screen>
      {invitation ? (
        <Invitation invitation={invitation} onOther={() => setInvitation('')} />
      ) : (
        <Ask onCode={setInvitation} />
      )}
    </Screen>
  );
}
