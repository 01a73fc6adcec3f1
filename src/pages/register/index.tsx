import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { upload } from '../../api/files';
import { useAction } from '../../api/useAction';
import { useDayFromNow } from '../../api/useNow';
import { useQuery } from '../../api/useQuery';
import type { OutputOf } from '../../../domain/contract';
import { CONSENT_VERSION, NICKNAME_MAX } from '../../../domain/people/contract';
import type { PlaceView } from '../../../domain/places/contract';
import { goBack, goInstead, useRoute } from '../../routes';
import { AvatarPicker } from '../../ui/AvatarPicker';
import { BirthFields, type Birth } from '../../ui/Birth';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { Field } from '../../ui/Field';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Toggle } from '../../ui/Toggle';
import { PlaceTree } from './PlaceTree';

const text = {
  where: '你住在哪里',
  here: '我住这里',
  change: '重新选',
  who: '怎么称呼你',
  whoHint: '可以不填。只有处理你这件事的人看得到。',
  nickname: '昵称',
  avatar: '选头像',
  avatarLeft: '头像没传上去，可以再选一次',
  privacy: '我们怎么用你的信息',
  privacyLines: [
    '住处：用来找到负责你这栋楼的人，你反映的事默认在这附近。',
    '你写的话、拍的照片：给处理这件事的工作人员看，审核通过前不给别人看。',
    '头像和昵称：自愿填写，随时能改。',
    '手机号不留也行；留了，谁看过、为什么看，你随时能查到。',
    '不记行踪，不拿去做别的。',
  ],
  child: '我未满十四岁',
  childNote: '先由监护人在自己的手机上同意，给他们扫的码在“我的—隐私与个人信息”里',
  agree: '同意并开始',
  chooseFirst: '先选住处',
};

const CHILD = 14;
const LIKELY_AGE = 10;
const LIKELY_MONTH = 6;

type Me = OutputOf<'person.me'>;
type Home = { placeId: string; label: string };

const Privacy = () => (
  <Card title={text.privacy}>
    {text.privacyLines.map((line) => (
      <Text key={line} className="para">
        {line}
      </Text>
    ))}
  </Card>
);

const Form = ({ me, scene }: { me: Me; scene: string }) => {
  const [home, setHome] = useState<Home | null>(scene ? null : me.home);
  const [nickname, setNickname] = useState(me.nickname);
  const [avatar, setAvatar] = useState(me.avatar);
  const [child, setChild] = useState(false);
  const thisYear = Number(useDayFromNow(0).slice(0, 4));
  const [said, setBirth] = useState<Birth | null>(null);
  const birth = said ?? { birthYear: thisYear - LIKELY_AGE, birthMonth: LIKELY_MONTH };
  const { run, busy, why } = useAction();

  const agree = async () => {
    if (!home) return;
    const done = await run('person.register', {
      placeId: home.placeId,
      consentVersion: CONSENT_VERSION,
      ...(child && { child, ...birth }),
      ...(nickname.trim() && { nickname: nickname.trim() }),
      ...(avatar && { avatar }),
    });
    if (!done) return;
    // A child waits for the guardian: the code they scan comes next.
    if (child) goInstead('people/privacy');
    else goBack();
  };
  const chooseAvatar = (path: string) =>
    void upload('avatars', path).then(setAvatar, () => void Taro.showToast({ title: text.avatarLeft, icon: 'none' }));

  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} off={!home} onPress={() => void agree()}>
            {home ? text.agree : text.chooseFirst}
          </Button>
        </>
      }
    >
      <Card title={text.where}>
        {home ? (
          <Chip icon="location-o" change={text.change} onPress={() => setHome(null)}>
            {home.label}
          </Chip>
        ) : (
          <PlaceTree
            from={scene ? { scene } : {}}
            pick={text.here}
            may={(place: PlaceView) => place.canBeHome}
            onPick={setHome}
          />
        )}
      </Card>
      <Card title={text.who}>
        <Text className="quiet">{text.whoHint}</Text>
        <AvatarPicker label={text.avatar} src={avatar} name={nickname} onChoose={chooseAvatar} />
        <Field
          kind="nickname"
          initial={me.nickname}
          most={NICKNAME_MAX}
          placeholder={text.nickname}
          onChange={setNickname}
        />
      </Card>
      {me.registered ? null : (
        <Card>
          <Toggle label={text.child} note={text.childNote} on={child} onChange={setChild} />
          {child ? <BirthFields birth={birth} least={thisYear - CHILD} most={thisYear} onChange={setBirth} /> : null}
        </Card>
      )}
      <Privacy />
    </Screen>
  );
};

/** The one thing we ask of a new person: where they live. The same screen moves house. */
export default function Register() {
  const scene = useRoute()('scene');
  const [me, reload] = useQuery('person.me', {});
  return me.face === 'ready' ? (
    <Form me={me.value} scene={scene} />
  ) : (
    <Screen>
      <Loaded of={me} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
