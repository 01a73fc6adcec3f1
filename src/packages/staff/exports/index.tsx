import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { useQuery } from '../../../api/useQuery';
import { goHome } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { forStaff } from '../../../ui/forStaff';
import { Ask } from './Ask';
import { Registers } from './Registers';

const text = {
  none: '这里还没有名册',
  hint: '要名册的申请和批准过的，会列在这里。',
  home: '回首页',
};

const shelves = [
  { key: 'ask', label: '导出' },
  { key: 'waiting', label: '等批准' },
  { key: 'mine', label: '我要的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const List = ({ of }: { of: 'waiting' | 'mine' }) => {
  const [list, reload] = usePages('export.list', { of });
  return (
    <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
      {({ registers }) =>
        registers.length ? (
          <Registers registers={registers} onDone={() => void reload()} />
        ) : (
          <Card>
            <Empty icon="passed" title={text.none} hint={text.hint} />
          </Card>
        )
      }
    </Loaded>
  );
};

const Asking = ({ onAsked }: { onAsked: () => void }) => {
  const [me, reload] = useQuery('person.me', {});
  return (
    <Loaded of={me} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
      {({ posts }) => <Ask posts={posts} onAsked={onAsked} />}
    </Loaded>
  );
};

/** 导出表格: a month's matters at once; the numbers of those who reported them only by two people. */
function Exports() {
  const [shelf, setShelf] = useState<Shelf>('ask');
  return (
    <Screen>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      {shelf === 'ask' ? <Asking onAsked={() => setShelf('mine')} /> : <List key={shelf} of={shelf} />}
    </Screen>
  );
}

export default forStaff(Exports);
