import { usePages } from '../../../api/usePages';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { RequestLine } from '../../../ui/RequestLine';
import { Screen } from '../../../ui/Screen';

const text = {
  none: '你还没有反映过事情',
  hint: '路灯不亮、井盖松动，拍下来就行。',
  report: '反映一件事',
  choose: '选我住的地方',
};

/** Everything I raised, newest first. */
export default function MyRequests() {
  const [list, reload] = usePages('request.list', { of: 'mine' });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.choose, onPress: () => go('register') }}>
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
              <Empty title={text.none} hint={text.hint} action={{ label: text.report, onPress: () => go('report') }} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
