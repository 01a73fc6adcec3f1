import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { NeedLine } from '../NeedLine';

const text = { none: '这里还没有诉求', hint: '店主说一句，社区和部门来办，办到哪一步这里都看得到。' };
const shelves = [
  { key: 'all', label: '群里的' },
  { key: 'mine', label: '我提的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

/** Every need of the group, newest first: stages for all, words for whoever has to do with it. */
export default function Needs() {
  const groupId = useRoute()('id');
  const [of, setOf] = useState<Shelf>('all');
  const [list, reload] = usePages('need.list', { groupId, of });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={of} onChoose={setOf} />
      <Loaded of={list} retry={reload} cards={3}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((need) => <NeedLine key={need.requestId} need={need} />)
            ) : (
              <Empty title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
