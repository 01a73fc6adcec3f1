import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { RequestLine } from '../../../ui/RequestLine';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';

const text = {
  none: '你还没有反映过事情',
  hint: '路灯不亮、井盖松动，拍下来就行。',
  report: '反映一件事',
  noneJoined: '还没有也遇到的事',
  joinedHint: '反映之前，附近有人说过同样的事，点一下“也遇到了”，就会列在这里。',
};

const shelves = [
  { key: 'mine', label: '我反映的' },
  { key: 'joined', label: '我也遇到的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const Nothing = ({ shelf }: { shelf: Shelf }) =>
  shelf === 'mine' ? (
    <Empty title={text.none} hint={text.hint} action={{ label: text.report, onPress: () => go('report') }} />
  ) : (
    <Empty icon="friends-o" title={text.noneJoined} hint={text.joinedHint} />
  );

/** Everything I raised or met too, newest first. */
export default function MyRequests() {
  const [shelf, setShelf] = useState<Shelf>('mine');
  const [list, reload] = usePages('request.list', { of: shelf });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Loaded of={list} retry={reload} cards={3}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((row) => (
                <RequestLine
                  key={row.requestId}
                  request={row}
                  stages
                  onPress={() => go('requests/detail', { id: row.requestId })}
                />
              ))
            ) : (
              <Nothing shelf={shelf} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
