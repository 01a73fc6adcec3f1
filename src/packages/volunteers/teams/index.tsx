import { useState } from 'react';
import { useQuery } from '../../../api/useQuery';
import { teamAims, type TeamAim } from '../../../../domain/volunteers/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Tag } from '../../../ui/Tag';

const text = {
  joined: '我在',
  none: '这里还没有志愿队',
  hint: '社区建了队，会列在这里。',
  every: '都看看',
};

const tabs = [
  { key: 'every', label: text.every },
  ...Object.entries(teamAims).map(([key, label]) => ({ key: key as TeamAim, label })),
] as const;
type Tab = (typeof tabs)[number]['key'];

/** Teams where I live, by what they are for. */
export default function Teams() {
  const [tab, setTab] = useState<Tab>('every');
  const [list, reload] = useQuery('volunteer.teams', tab === 'every' ? {} : { aim: tab });
  return (
    <Screen onRefresh={reload}>
      <Tabs<Tab> tabs={tabs} chosen={tab} onChoose={setTab} />
      <Loaded of={list} retry={reload}>
        {({ teams }) => (
          <Card>
            {teams.length ? (
              teams.map((team) => (
                <Row
                  key={team.teamId}
                  title={team.name}
                  note={`${team.aimLabel} · ${team.community}`}
                  tail={team.joined ? <Tag tone="main">{text.joined}</Tag> : null}
                  onPress={() => go('volunteers/team', { id: team.teamId })}
                />
              ))
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
