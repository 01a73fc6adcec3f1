import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { PrivacyView } from '../../../../domain/people/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
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

const Privacy = ({ view, onView }: { view: PrivacyView; onView: (view: PrivacyView) => void }) => {
  const act = useAction();
  return (
    <>
      {act.why ? <Notice>{act.why.sentence}</Notice> : null}
      {view.guardianCode ? <Child code={view.guardianCode} /> : null}
      <Purposes view={view} act={act} onView={onView} />
      <Correct />
      <Export act={act} />
      <Leave view={view} act={act} onView={onView} />
    </>
  );
};

/** 隐私与个人信息: what I agreed to, what is known of me, and the way out. */
export default function PrivacyPage() {
  const [privacy, reload, put] = useQuery('person.privacy', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={privacy} retry={reload}>
        {(view) => <Privacy view={view} onView={put} />}
      </Loaded>
    </Screen>
  );
}
