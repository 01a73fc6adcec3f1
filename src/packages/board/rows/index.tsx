import { Text, View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { InputOf } from '../../../../domain/contract';
import { figures, type BoardRow, type Figure } from '../../../../domain/board/contract';
import { categoryLabel, isCategory } from '../../../../domain/requests/categories';
import { useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Dots } from '../../../ui/Dots';
import { Empty } from '../../../ui/Empty';
import { Gallery } from '../../../ui/Gallery';
import { saidTogether } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';

const text = {
  every: '邻居们反映的事',
  secret: '这里看不到是谁反映的，也看不到没同意公开的话。',
  photos: '公开的照片',
  none: '这里还没有',
  noneHint: '有了就会列在这里，最新的在最上面。',
};

const isFigure = (name: string): name is Figure => name in figures;

const Matter = ({ row }: { row: BoardRow }) => (
  <View className="line">
    <Text className="lt">{row.words || row.category}</Text>
    <Tag>{row.stateLabel}</Tag>
    <Text className="lf">{saidTogether([row.words && row.category, row.place, row.day, row.result, row.rating])}</Text>
    <Gallery photos={row.photos} label={text.photos} />
    <Dots stages={row.stages} />
  </View>
);

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
        {({ rows }) => (
          <Card title={titleOf(asked)}>
            <Text className="quiet">{text.secret}</Text>
            {rows.length ? (
              rows.map((row) => <Matter key={row.number} row={row} />)
            ) : (
              <Empty title={text.none} hint={text.noneHint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
