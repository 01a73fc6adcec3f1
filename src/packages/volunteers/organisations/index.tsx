import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { countInWords } from '../../../../domain/kernel/words';
import { teamAims, type TeamAim } from '../../../../domain/volunteers/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';
import { dayInWords } from '../days';

const text = {
  here: '来报到的单位',
  since: (since: string) => `${dayInWords(since)}报到`,
  members: (members: number) => `在这里报到的党员和职工 ${countInWords(members)} 人`,
  none: '还没有单位来报到',
  hint: '加上一家，再请它的联系人上岗。',
  add: '加一家单位',
  name: '单位名称',
  team: '建一支志愿队',
  teamName: '队名，比如：东苑清雪队',
  aim: '这支队做什么',
  addIt: '加上',
  open: '建队',
  opened: '建好了，队长的岗位空着，可以请人上岗',
  home: '回首页',
};

const NAME_LEAST = 2;
const noOrganisation = { name: '' };
const noTeam = { name: '', aim: 'anything' as TeamAim };
const aimOptions = Object.entries(teamAims).map(([key, label]) => ({ key: key as TeamAim, label }));

const AddOrganisation = ({ placeId, onDone }: { placeId: string; onDone: () => void }) => {
  const { draft, change, run, busy, why } = useForm(`organisation:${placeId}`, noOrganisation);
  const { name } = draft;
  const [round, setRound] = useState(0);
  const add = async () => {
    if (!(await run('organisation.add', { placeId, name: name.trim() }))) return;
    setRound(round + 1);
    onDone();
  };
  return (
    <Card title={text.add}>
      <Field key={round} initial={name} most={30} placeholder={text.name} onChange={(said) => change({ name: said })} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" busy={busy !== null} off={!saysAtLeast(name, NAME_LEAST)} onPress={() => void add()}>
        {text.addIt}
      </Button>
    </Card>
  );
};

const OpenTeam = ({ placeId }: { placeId: string }) => {
  const { draft, change, run, busy, why } = useForm(`team:${placeId}`, noTeam);
  const { name, aim } = draft;
  const [round, setRound] = useState(0);
  const open = async () => {
    if (!(await run('volunteer.openTeam', { placeId, name: name.trim(), aim }))) return;
    setRound(round + 1);
    void Taro.showToast({ title: text.opened, icon: 'none' });
  };
  return (
    <Card title={text.team}>
      <Field
        key={round}
        initial={name}
        most={20}
        placeholder={text.teamName}
        onChange={(said) => change({ name: said })}
      />
      <Text className="sheet-part">{text.aim}</Text>
      <Choice options={aimOptions} chosen={aim} onChoose={(chosenAim) => change({ aim: chosenAim })} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" busy={busy !== null} off={!saysAtLeast(name, NAME_LEAST)} onPress={() => void open()}>
        {text.open}
      </Button>
    </Card>
  );
};

/** Who reported in to a community, and the teams it opens. */
function Organisations() {
  const placeId = useRoute()('community');
  const [list, reload] = useQuery('organisation.list', { placeId });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={1} wayOut={{ label: text.home, onPress: goHome }}>
        {({ organisations, members }) => (
          <Card title={text.here}>
            {organisations.length ? (
              organisations.map(({ unitId, name, since }) => <Row key={unitId} title={name} note={text.since(since)} />)
            ) : (
              <Empty icon="cluster-o" title={text.none} hint={text.hint} />
            )}
            <Text className="quiet line-words">{text.members(members)}</Text>
          </Card>
        )}
      </Loaded>
      <AddOrganisation placeId={placeId} onDone={() => void reload()} />
      <OpenTeam placeId={placeId} />
    </Screen>
  );
}

export default forStaff(Organisations);
