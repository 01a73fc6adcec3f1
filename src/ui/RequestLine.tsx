import { Text, View } from '@tarojs/components';
import type { RequestRow } from '../../domain/requests/contract';
import { Pressable } from './Pressable';
import { StageBar } from './StageBar';
import { Tag } from './Tag';

type RequestLineProps = {
  request: RequestRow;
  onPress: () => void;
  /** The four dots: for whoever raised it. Staff read a list faster without. */
  stages?: boolean;
};

/** One request in a list: what, how far, until when. Red is for late and for nothing else. */
export const RequestLine = ({ request, onPress, stages = false }: RequestLineProps) => (
  <Pressable className={request.overdue ? 'request request-late' : 'request'} onPress={onPress}>
    <View className="request-head">
      <Text className="request-title">{request.title}</Text>
      {request.urgent ? <Tag tone="main">急</Tag> : null}
      <Tag tone={request.overdue ? 'overdue' : 'quiet'}>{request.stateLabel}</Tag>
    </View>
    <View className="request-facts">
      {request.due ? <Text className={request.overdue ? 'late' : ''}>{request.due}</Text> : null}
      <Text>{request.place}</Text>
    </View>
    {stages ? <StageBar stages={request.stages} /> : null}
  </Pressable>
);
