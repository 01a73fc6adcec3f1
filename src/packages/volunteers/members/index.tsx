import { usePages } from '../../../api/usePages';
import { goHome, useRoute } from '../../../routes';
import { Avatar } from '../../../ui/Avatar';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = { none: '还没有队员', hint: '志愿者在“志愿队”里点加入就行。', home: '回首页', noName: '志愿者' };

/** Who is in a team and what they can do, by nickname only. */
export default function Members() {
  const [list, reload] = usePages('volunteer.members', { teamId: useRoute()('id') });
  return (
    <Screen>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ members }) => (
          <Card>
            {members.length ? (
              members.map(({ nickname, skills, freeHours }, index) => (
                <Row
                  key={index}
                  lead={<Avatar name={nickname || text.noName} />}
                  title={nickname || text.noName}
                  note={[...skills, ...freeHours].join('、')}
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
