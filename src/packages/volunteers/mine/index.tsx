import { usePages } from '../../../api/usePages';
import { go, goHome, goVolunteering } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { TaskLine } from '../../../ui/TaskLine';

const text = {
  look: '看看能帮什么忙',
  none: '你还没有报过名',
  hint: '看看今天有什么可以帮的忙。',
  home: '回首页',
  certificate: '志愿服务证明',
  certificateNote: '时长可以查，码可以验',
};

/** What I took or wait for; on the day, the check-in is one press away. */
export default function MyTasks() {
  const [list, reload] = usePages('task.list', { of: 'mine' });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((task) => (
                <TaskLine key={task.taskId} task={task} onPress={() => go('volunteers/task', { id: task.taskId })} />
              ))
            ) : (
              <Empty
                icon="todo-list-o"
                title={text.none}
                hint={text.hint}
                action={{ label: text.look, onPress: goVolunteering }}
              />
            )}
          </Card>
        )}
      </Loaded>
      <Card>
        <Row title={text.certificate} note={text.certificateNote} onPress={() => go('volunteers/certificate')} />
      </Card>
    </Screen>
  );
}
