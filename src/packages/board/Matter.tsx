import { Text, View } from '@tarojs/components';
import type { BoardRow } from '../../../domain/board/contract';
import { Dots } from '../../ui/Dots';
import { Gallery } from '../../ui/Gallery';
import { saidTogether } from '../../ui/Line';
import { Tag } from '../../ui/Tag';

const text = { photos: '公开的照片' };

/** One matter as everybody may see it. */
export const Matter = ({ row }: { row: BoardRow }) => (
  <View className="line">
    <Text className="lt">{row.words || row.category}</Text>
    <Tag>{row.stateLabel}</Tag>
    <Text className="lf">{saidTogether([row.words && row.category, row.place, row.day, row.result, row.rating])}</Text>
    <Gallery photos={row.photos} label={text.photos} />
    <Dots stages={row.stages} />
  </View>
);
