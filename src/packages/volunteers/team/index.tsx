import { Text } from '@tarojs/components';
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
  ranking: '队伍之间比一比',
  ranked: '已经列在队伍和社区里，只比队伍，不比个人。第二天起看得到。',
  unranked: '现在没有列出来。愿意就列，随时可以收回，个人从不排名。',
  rank: '把这支队列进来',
  unrank: '这支队不列了',
};

type TeamView = OutputOf<'volunteer.team'>;

/** Whoever leads it or works for its community decides, and takes it back as easily. */
const Ranking = ({ teamId, ranking, onDone }: { teamId: string; onDone: () => void } & Pick<TeamView, 'ranking'>) => {
  const { run, busy, why } = useAction();
  if (!ranking) return null;
  const { communityId, joined } = ranking;
  const turn = async () => {
    if (await run('point.rank', { communityId, teamId, join: !joined })) onDone();
  };
  return (
    <Card title={text.ranking}>
      <Text className="quiet">{joined ? text.ranked : text.unranked}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" busy={busy !== null} onPress={() => void turn()}>
        {joined ? text.unrank : text.rank}
      </Button>
    </Card>
  );
};

const Team = ({ team, leaders, members }: TeamView) => (
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
        {(value) => (
          <>
            <Team {...value} />
            <Ranking teamId={teamId} ranking={value.ranking} onDone={() => void reload()} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
