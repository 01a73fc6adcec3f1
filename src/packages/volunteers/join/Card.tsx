import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import type { VolunteerView } from '../../../../domain/volunteers/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card as Paper } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';
import { dayInWords } from '../days';
import { Offer, type Offered } from './Offer';
import { Wards } from './Wards';

const text = {
  title: (nickname: string) => `${nickname || '你'}是志愿者`,
  since: (since: string) => `${dayInWords(since)}登记`,
  skills: '会什么',
  hours: '什么时候有空',
  change: '改一改',
  save: '存好',
  teams: '我的志愿队',
  noTeam: '还没加入',
  guardian: '请监护人点头',
  child: '不满 14 岁先不单独报名，可以跟着监护人一起来，满 14 岁就能自己报。',
  guardianHint: '用监护人自己的微信扫这个码，点同意以后就能报名。',
  guardianCode: '给监护人扫的码',
  agreed: '监护人已经同意',
  report: '双报到',
  reportNote: '填单位联系人给的报到码，就算在住的地方报到了',
  code: '报到码',
  reportIn: '报到',
  reported: (name: string) => `已随${name}在这里报到`,
  end: '结束报到',
  leave: '不当志愿者了',
  sure: '得过的分和报过的名都还在，以后可以再登记。',
  keep: '再想想',
};

type Mine = NonNullable<VolunteerView['card']>;
type PartProps = { card: Mine; onChanged: (me: VolunteerView) => void };

const offeredOf = ({ skills, freeHours }: Mine): Offered => ({
  skills: skills.map(({ key }) => key),
  freeHours: freeHours.map(({ key }) => key),
});

const Change = ({ card, onChanged }: PartProps) => {
  const [offered, setOffered] = useState(offeredOf(card));
  const { run, busy, why } = useAction();
  const save = async () => {
    const done = await run('volunteer.update', { skills: [...offered.skills], freeHours: [...offered.freeHours] });
    if (done) onChanged(done);
  };
  return (
    <>
      <Offer offered={offered} change={(part) => setOffered((before) => ({ ...before, ...part }))} />
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button
          busy={busy !== null}
          off={!offered.skills.length || !offered.freeHours.length}
          onPress={() => void save()}
        >
          {text.save}
        </Button>
      </View>
    </>
  );
};

const said = (list: readonly { readonly label: string }[]): string => list.map(({ label }) => label).join('、');

const About = ({ card, onChanged }: PartProps) => {
  const [changing, setChanging] = useState(false);
  return (
    <Paper title={text.title(card.nickname)} more={{ label: text.change, onPress: () => setChanging(true) }}>
      <Text className="quiet">{text.since(card.joinedAt)}</Text>
      <Row title={text.skills} note={said(card.skills)} />
      <Row title={text.hours} note={said(card.freeHours)} />
      <Row
        title={text.teams}
        note={card.teams.map(({ name }) => name).join('、') || text.noTeam}
        onPress={() => go('volunteers/teams')}
      />
      <Sheet title={text.change} open={changing} onClose={() => setChanging(false)}>
        {changing ? (
          <Change
            card={card}
            onChanged={(me) => {
              setChanging(false);
              onChanged(me);
            }}
          />
        ) : null}
      </Sheet>
    </Paper>
  );
};

const Guardian = ({ guardian }: { guardian: Mine['guardian'] }) => {
  if (!guardian) return null;
  if (guardian.agreed) return <Notice>{text.agreed}</Notice>;
  return (
    <Paper title={text.guardian}>
      <Text className="quiet">{text.guardianHint}</Text>
      <Code words={`packages/volunteers/guard/index?volunteer=${guardian.invitation}`} label={text.guardianCode} />
    </Paper>
  );
};

/** 双报到, the member's half. */
const Report = ({ card, onChanged }: PartProps) => {
  const [code, setCode] = useState('');
  const { run, busy, why } = useAction();
  const reportIn = async () => {
    const done = await run('volunteer.reportIn', { memberCode: code });
    if (done) onChanged(done);
  };
  const end = async () => {
    const done = await run('volunteer.endReport', {});
    if (done) onChanged(done);
  };
  return (
    <Paper title={text.report}>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {card.organisation ? (
        <>
          <Text className="para">{text.reported(card.organisation.name)}</Text>
          <Button tone="plain" busy={busy !== null} onPress={() => void end()}>
            {text.end}
          </Button>
        </>
      ) : (
        <>
          <Text className="quiet">{text.reportNote}</Text>
          <Field most={TYPED_MAX} placeholder={text.code} onChange={setCode} />
          <Button tone="quiet" busy={busy !== null} off={!codeOf('organisation', code)} onPress={() => void reportIn()}>
            {text.reportIn}
          </Button>
        </>
      )}
    </Paper>
  );
};

const Leave = ({ onChanged }: Pick<PartProps, 'onChanged'>) => {
  const [sure, setSure] = useState(false);
  const { run, busy, why } = useAction();
  const leave = async () => {
    const done = await run('volunteer.leave', {});
    if (done) onChanged(done);
  };
  return (
    <>
      <Button tone="plain" onPress={() => setSure(true)}>
        {text.leave}
      </Button>
      <Sheet title={text.leave} open={sure} onClose={() => setSure(false)}>
        <Text className="para">{text.sure}</Text>
        <View className="sheet-foot">
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button busy={busy !== null} onPress={() => void leave()}>
            {text.leave}
          </Button>
          <Button tone="plain" onPress={() => setSure(false)}>
            {text.keep}
          </Button>
        </View>
      </Sheet>
    </>
  );
};

/** What I said I can do, whom I belong to, and the way out. */
export const Card = ({ card, wards, onChanged }: PartProps & { wards: VolunteerView['wards'] }) => (
  <>
    <Guardian guardian={card.guardian} />
    {card.child ? <Notice>{text.child}</Notice> : null}
    <About card={card} onChanged={onChanged} />
    <Wards wards={wards} onChanged={onChanged} />
    <Report card={card} onChanged={onChanged} />
    <Leave onChanged={onChanged} />
  </>
);
