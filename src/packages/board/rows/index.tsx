import { Text } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { InputOf } from '../../../../domain/contract';
import { figures, type Figure } from '../../../../domain/board/contract';
import { categoryLabel, isCategory } from '../../../../domain/requests/categories';
import { useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Matter } from '../Matter';

const text = {
  every: '邻居们反映的事',
  secret: '这里看不到是谁反映的，也看不到没同意公开的话。',
  few: '不到 5 件，不单独列出来',
  fewHint: '数太小容易认出是谁家的事，都算在社区的总数里。',
  none: '这里还没有',
  noneHint: '有了就会列在这里，最新的在最上面。',
};

const isFigure = (name: string): name is Figure => name in figures;

const askedBy = (route: (name: string) => string): InputOf<'board.rows'> => {
  const [month, figure] = [route('month'), route('figure')];
  const [category, department] = [route('category'), route('department')];
  return {
    placeId: route('placeId'),
    ...(month && { month }),
    ...(isCategory(category) && { category }),
    ...(department && { department }),
    ...(isFigure(figure) && { figure }),
  };
};

const titleOf = ({ month, category, department = '', figure }: InputOf<'board.rows'>): string =>
  [
    figure && month ? month : '',
    department,
    category ? categoryLabel(category) : '',
    figure ? figures[figure] : text.every,
  ]
    .filter(Boolean)
    .join(' · ');

/** The matters behind a figure: category, grid, the four stages and the result, and nobody's name. */
export default function BoardRows() {
  const asked = askedBy(useRoute());
  const [list, reload] = usePages('board.rows', asked);
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={3}>
        {({ rows, few }) => (
          <Card title={titleOf(asked)}>
            <Text className="quiet">{text.secret}</Text>
            {rows.length ? (
              rows.map((row) => <Matter key={row.number} row={row} />)
            ) : (
              <Empty title={few ? text.few : text.none} hint={few ? text.fewHint : text.noneHint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
