import { usePages } from '../../../api/usePages';
import { useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { BulletinLine } from '../BulletinLine';

const text = { none: '还没有通知', hint: '惠企政策、办事提醒会发在这里。' };

/** What the community and departments told this group, newest first. */
export default function Bulletins() {
  const groupId = useRoute()('id');
  const [list, reload] = usePages('bulletin.list', { groupId });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={2}>
        {({ bulletins }) => (
          <Card>
            {bulletins.length ? (
              bulletins.map((bulletin) => <BulletinLine key={bulletin.bulletinId} bulletin={bulletin} />)
            ) : (
              <Empty icon="volume-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
