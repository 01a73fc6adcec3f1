import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { countInWords } from '../../../../domain/kernel/words';
import type { MyOrganisation } from '../../../../domain/volunteers/contract';
import { PlacePick } from '../../../pages/register/PlacePick';
import { goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { dayInWords } from '../days';

const text = {
  code: '报到码',
  codeNote: '发给单位的党员和职工，他们在自己住的地方报到时填',
  members: '已经报到的',
  count: (members: number) => `${countInWords(members)} 人`,
  communities: '单位报到的社区',
  since: (since: string) => `${dayInWords(since)}报到`,
  end: '结束',
  reportIn: '再到一个社区报到',
  here: '就到这里报到',
  none: '这里是单位联系人用的',
  hint: '社区请你上岗以后，就能看到。',
  home: '回首页',
};

const COMMUNITY = 12;

type OneProps = { organisation: MyOrganisation; onChanged: () => void };

const One = ({ organisation: { unitId, name, memberCode, members, communities }, onChanged }: OneProps) => {
  const [choosing, setChoosing] = useState(false);
  const { run, busy, why } = useAction();
  const reportIn = async (placeId: string) => {
    setChoosing(false);
    if (await run('organisation.reportIn', { unitId, placeId })) onChanged();
  };
  const end = async (placeId: string) => {
    if (await run('organisation.endReport', { unitId, placeId })) onChanged();
  };
  return (
    <Card title={name}>
      <Row title={text.code} note={text.codeNote} value={memberCode} />
      <Row title={text.members} value={text.count(members)} />
      <Text className="sheet-part">{text.communities}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {communities.map(({ placeId, name: community, since }) => (
        <Row
          key={placeId}
          title={community}
          note={text.since(since)}
          tail={
            <Button small tone="quiet" busy={busy !== null} onPress={() => void end(placeId)}>
              {text.end}
            </Button>
          }
        />
      ))}
      <Button tone="quiet" onPress={() => setChoosing(true)}>
        {text.reportIn}
      </Button>
      <Sheet title={text.reportIn} open={choosing} onClose={() => setChoosing(false)}>
        {choosing ? (
          <PlacePick
            pick={text.here}
            may={({ placeId }) => placeId.length === COMMUNITY}
            onPick={({ placeId }) => void reportIn(placeId)}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};

/** 双报到, the organisation's half, for its liaison. */
export default function Organisation() {
  const [mine, reload] = useQuery('organisation.mine', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={mine} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ organisations }) =>
          organisations.length ? (
            <>
              {organisations.map((organisation) => (
                <One key={organisation.unitId} organisation={organisation} onChanged={() => void reload()} />
              ))}
            </>
          ) : (
            <Card>
              <Empty icon="cluster-o" title={text.none} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
