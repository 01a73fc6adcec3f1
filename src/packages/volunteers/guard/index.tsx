import { useState } from 'react';
import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import { go, goHome, goInstead, useRoute } from '../../../routes';
import { BirthFields, type Birth } from '../../../ui/Birth';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  volunteer: (nickname: string) => `${nickname || '一位未成年人'}想当志愿者`,
  child: (nickname: string) => `${nickname || '一个孩子'}想用邻里应`,
  community: '在哪里',
  skills: '会做什么',
  born: '出生年月',
  bornAs: (year: number, month: number | null) => `${year} 年${month ? ` ${month} 月` : ''}`,
  bornWrong: '不对，改一改',
  next: '点同意以后，他才能报名。你随时可以收回。',
  childNext: '不满十四岁，点同意以后才能用。你随时能收回，也能替孩子导出、注销，都在“我的—隐私与个人信息”里。',
  wish: '替孩子许的心愿',
  wishNext: '点同意以后才会挂出来，实现的时候也请你来确认。',
  agree: '我是监护人，我同意',
  home: '回首页',
  choose: '选我住的地方',
};

const ADULT = 18;

/** A guardian's yes to a minor who wants to help. */
const ForVolunteer = ({ invitation }: { invitation: string }) => {
  const [invited, reload] = useQuery('volunteer.invited', { invitation });
  const [birth, setBirth] = useState<Birth | null>(null);
  const { run, busy, why } = useAction();
  const agree = async (child: boolean) => {
    if (await run('volunteer.consent', { invitation, ...birth }))
      goInstead(child ? 'people/privacy' : 'volunteers/join');
  };
  return (
    <Loaded of={invited} retry={reload} cards={1} wayOut={{ label: text.home, onPress: goHome }}>
      {({ nickname, community, skills, child, born }) => (
        <>
          <Card title={child ? text.child(nickname) : text.volunteer(nickname)}>
            <Row title={text.community} value={community} />
            {skills.length > 0 ? <Row title={text.skills} note={skills.join('、')} /> : null}
            {born && !birth ? (
              <Row
                title={text.born}
                note={text.bornWrong}
                value={text.bornAs(born.year, born.month)}
                onPress={() => setBirth({ birthYear: born.year, birthMonth: born.month ?? 12 })}
              />
            ) : null}
            {birth ? (
              <BirthFields
                birth={birth}
                least={birth.birthYear - ADULT}
                most={birth.birthYear + ADULT}
                onChange={setBirth}
              />
            ) : null}
            <Text className="para">{child ? text.childNext : text.next}</Text>
          </Card>
          {why ? (
            <Notice
              {...(why.code === 'REGISTER_FIRST' && { action: { label: text.choose, onPress: () => go('register') } })}
            >
              {why.sentence}
            </Notice>
          ) : null}
          <Button hero busy={busy !== null} onPress={() => void agree(child)}>
            {text.agree}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** And to a wish of a child. */
const ForWish = ({ invitation }: { invitation: string }) => {
  const [invited, reload] = useQuery('wish.invited', { invitation });
  const { run, busy, why } = useAction();
  const agree = async () => {
    const subscribed = await askToNotify([volunteerTemplates.wish]);
    const done = await run('wish.guard', { invitation, subscribed });
    if (done) goInstead('volunteers/wish', { id: done.wishId });
  };
  return (
    <Loaded of={invited} retry={reload} cards={1} wayOut={{ label: text.home, onPress: goHome }}>
      {({ title, community }) => (
        <>
          <Card title={text.wish}>
            <Text className="headline">{title}</Text>
            <Row title={text.community} value={community} />
            <Text className="para">{text.wishNext}</Text>
          </Card>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} onPress={() => void agree()}>
            {text.agree}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** Opened by the code a child shows, on the guardian's own phone. */
export default function Guard() {
  const route = useRoute();
  return (
    <Screen>
      {route('wish') ? <ForWish invitation={route('wish')} /> : <ForVolunteer invitation={route('volunteer')} />}
    </Screen>
  );
}
