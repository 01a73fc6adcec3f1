import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { PrivacyView } from '../../../../domain/people/contract';
import { go, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import type { About } from './about';
import { Export } from './Export';
import { Leave } from './Leave';
import { Purposes } from './Purposes';

const text = {
  child: '等监护人同意',
  childNext: '请监护人用自己的微信扫这个码，点同意以后就能用了。',
  childCode: '给监护人扫的码',
  correct: '写错了，自己改',
  me: '住处、头像和昵称',
  requests: '我反映的事',
  requestsNote: '谁看过我的电话，也在每件事里',
  volunteer: '志愿者信息',
  seek: '求职登记',
  shops: '商铺的电话和资料',
  wards: '我监护的孩子',
  ward: '孩子',
  wardNote: '替孩子导出、注销、收回同意',
  wardStopped: '你收回了同意，孩子现在用不了；留着的信息仍可导出、注销',
  about: (nickname: string) => `${nickname || '孩子'}的个人信息`,
  aboutNote: '孩子不满十四岁，这些由你做主。',
};

const Correct = () => (
  <Card title={text.correct}>
    <Row title={text.me} onPress={() => go('register')} />
    <Row title={text.requests} note={text.requestsNote} onPress={() => go('requests/list')} />
    <Row title={text.volunteer} onPress={() => go('volunteers/join')} />
    <Row title={text.seek} onPress={() => go('merchants/seek')} />
    <Row title={text.shops} onPress={() => go('merchants/shops')} />
  </Card>
);

const Child = ({ code }: { code: string }) => (
  <Card title={text.child}>
    <Text className="para">{text.childNext}</Text>
    <Code words={`packages/volunteers/guard/index?volunteer=${code}`} label={text.childCode} />
  </Card>
);

const Wards = ({ wards }: { wards: PrivacyView['wards'] }) =>
  wards.length ? (
    <Card title={text.wards}>
      {wards.map(({ ward, nickname, given }) => (
        <Row
          key={ward}
          title={nickname || text.ward}
          note={given ? text.wardNote : text.wardStopped}
          onPress={() => go('people/privacy', { ward, nickname })}
        />
      ))}
    </Card>
  ) : null;

type PrivacyProps = { view: PrivacyView; about: About; onView: (view: PrivacyView) => void };

/** A child's is the same, said by their guardian; what was written wrong the child corrects. */
const OfChild = ({ view, about, onView }: PrivacyProps) => {
  const act = useAction();
  return (
    <>
      {act.why ? <Notice>{act.why.sentence}</Notice> : null}
      <Purposes view={view} act={act} about={about} onView={onView} />
      <Export act={act} about={about} />
      <Leave view={view} act={act} about={about} onView={onView} />
    </>
  );
};

const Privacy = ({ view, about, onView }: PrivacyProps) => {
  const act = useAction();
  return (
    <>
      {act.why ? <Notice>{act.why.sentence}</Notice> : null}
      {view.guardianCode ? <Child code={view.guardianCode} /> : null}
      <Purposes view={view} act={act} about={about} onView={onView} />
      <Wards wards={view.wards} />
      <Correct />
      <Export act={act} about={about} />
      <Leave view={view} act={act} about={about} onView={onView} />
    </>
  );
};

/** 隐私与个人信息: what I agreed to, what is known of me, and the way out; the same of the child I answer for. */
export default function PrivacyPage() {
  const route = useRoute();
  const about: About = route('ward') ? { ward: route('ward') } : {};
  const [privacy, reload, put] = useQuery('person.privacy', about);
  return (
    <Screen onRefresh={reload}>
      {about.ward ? (
        <Card title={text.about(route('nickname'))}>
          <Text className="quiet line-words">{text.aboutNote}</Text>
        </Card>
      ) : null}
      <Loaded of={privacy} retry={reload}>
        {(view) =>
          about.ward ? (
            <OfChild view={view} about={about} onView={put} />
          ) : (
            <Privacy view={view} about={about} onView={put} />
          )
        }
      </Loaded>
    </Screen>
  );
}
