import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { countInWords } from '../../../../domain/kernel/words';
import type { OutputOf } from '../../../../domain/contract';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ContactRow } from '../../../ui/ContactRow';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  aim: '做什么',
  where: '在哪里',
  members: '队员',
  count: (members: number) => `${countInWords(members)} 人`,
  leaders: '谁带队',
  join: '加入这支队',
  quit: '退出这支队',
  register: '去登记',
  home: '回首页',
};

const Team = ({ team, leaders, members }: OutputOf<'volunteer.team'>) => (
  <>
    <Card title={team.name}>
      <Row title={text.aim} value={team.aimLabel} />
      <Row title={text.where} value={team.community} />
      <Row
        title={text.members}
        value={text.count(members)}
        {...(team.maySeeMembers && { onPress: () => go('volunteers/members', { id: team.teamId }) })}
      />
    </Card>
    {leaders.length ? (
      <Card title={text.leaders}>
        {leaders.map((contact) => (
          <ContactRow key={`${contact.post}${contact.name}`} contact={contact} />
        ))}
      </Card>
    ) : null}
  </>
);

/** A team: what it is for, who leads it, and the way in and out. */
export default function TeamScreen() {
  const teamId = useRoute()('id');
  const [team, reload] = useQuery('volunteer.team', { teamId });
  const { run, busy, why } = useAction();
  const joined = team.face === 'ready' && team.value.team.joined;
  const turn = async () => {
    if (await run(joined ? 'volunteer.quit' : 'volunteer.join', { teamId })) await reload();
  };
  return (
    <Screen
      onRefresh={reload}
      footer={
        team.face === 'ready' ? (
          <>
            {why ? (
              <Notice
                {...(why.code === 'VOLUNTEER_FIRST' && {
                  action: { label: text.register, onPress: () => go('volunteers/join') },
                })}
              >
                {why.sentence}
              </Notice>
            ) : null}
            <Button tone={joined ? 'plain' : 'main'} busy={busy !== null} onPress={() => void turn()}>
              {joined ? text.quit : text.join}
            </Button>
          </>
        ) : null
      }
    >
      <Loaded of={team} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Team {...value} />}
      </Loaded>
    </Screen>
  );
}
