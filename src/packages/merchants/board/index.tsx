import { Text, View } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import type { GroupBoard } from '../../../../domain/groups/contract';
import { COUNTED_MAX } from '../../../../domain/kernel/schemas';
import { countInWords } from '../../../../domain/kernel/words';
import { useRoute } from '../../../routes';
import { Bar } from '../../../ui/Bar';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';

const text = {
  missing: (labels: string) => `还缺${labels}。`,
  classes: '每一类办到哪一步',
  closed: '办结',
  of: (closed: number, total: number) => `${closed}/${total} 件`,
  many: (closed: number) => `${countInWords(closed)} 件，件数太多，不再一件件数`,
  total: (total: number) => `${countInWords(total)} 件`,
  rated: '店主怎么说',
  satisfied: '满意',
  soso: '一般',
  retired: (label: string) => `${label}（已停用）`,
  dissatisfied: '不满意',
  unrated: '还没说',
  reopened: (count: number) => `重新办理过 ${count} 件`,
  departments: '部门答复',
  department: (answered: number, waiting: number) => `答复 ${answered} 件，等着 ${waiting} 件`,
  usual: (span: string) => `通常 ${span}`,
  noDepartments: '还没有吹过哨',
  quiet: (count: number) => `最近没提过事的商铺 ${count} 家`,
  quietNote: '上门问一问有没有难处。不排名。',
  basis: (count: number) => `满意和答复按最近 ${count} 件来算。`,
  none: '还没有诉求',
};

const percentOf = (part: number, whole: number): number | null => (whole ? Math.round((100 * part) / whole) : null);

const Rated = ({ board }: { board: GroupBoard }) => {
  const counts = [
    { label: text.satisfied, count: board.satisfied },
    { label: text.soso, count: board.soso },
    { label: text.dissatisfied, count: board.dissatisfied },
    { label: text.unrated, count: board.unrated },
  ];
  return (
    <Card title={text.rated}>
      <View className="counts">
        {counts.map(({ label, count }) => (
          <View key={label} className="count">
            <Text className="count-number">{count}</Text>
            <Text className="quiet">{label}</Text>
          </View>
        ))}
      </View>
      {board.reopened ? <Text className="quiet">{text.reopened(board.reopened)}</Text> : null}
    </Card>
  );
};

type Stages = GroupBoard['byClass'][number]['stages'];

/** Beyond a hundred nobody counts further, and no share is drawn of what was not counted. */
const isCounted = (stages: Stages): boolean => Object.values(stages).every((count) => count < COUNTED_MAX);

const saidOf = (stages: Stages, total: number): string => {
  if (total === 0) return text.none;
  return `${text.closed} ${isCounted(stages) ? text.of(stages.closed, total) : text.many(stages.closed)}`;
};

const Board = ({ board }: { board: GroupBoard }) => (
  <>
    {board.missing.length ? <Notice>{text.missing(board.missing.map(({ label }) => label).join('、'))}</Notice> : null}
    <Card title={text.classes}>
      {board.byClass.map(({ key, label, retired, stages, total }) => (
        <Bar
          key={key}
          label={retired ? text.retired(label) : label}
          percent={isCounted(stages) ? percentOf(stages.closed, total) : null}
          said={saidOf(stages, total)}
          {...(total === 0 && { head: '' })}
          {...(!isCounted(stages) && { head: text.total(total) })}
        />
      ))}
    </Card>
    <Rated board={board} />
    <Card title={text.departments}>
      {board.departments.map(({ unit, answered, waiting, usual }) => (
        <Row
          key={unit}
          title={unit}
          note={text.department(answered, waiting)}
          {...(usual && { value: text.usual(usual) })}
        />
      ))}
      {board.departments.length ? null : <Empty title={text.noDepartments} />}
    </Card>
    {board.quiet ? (
      <Card title={text.quiet(board.quiet)}>
        <Text className="quiet">{text.quietNote}</Text>
        {board.quietShops.map(({ shopId, name }) => (
          <Row key={shopId} title={name} />
        ))}
      </Card>
    ) : null}
    {board.basis ? <Text className="lead">{text.basis(board.basis)}</Text> : null}
  </>
);

/** How the group does: by class and stage, how owners found it, how fast departments answer. No shop is ranked. */
export default function BoardScreen() {
  const [board, reload] = useQuery('group.board', { groupId: useRoute()('id') });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={board} retry={reload} cards={3}>
        {(value) => <Board board={value} />}
      </Loaded>
    </Screen>
  );
}
