import { Text } from '@tarojs/components';
import type { RequestRow } from '../../domain/requests/contract';
import { Dots } from './Dots';
import { Pressable } from './Pressable';
import { Tag } from './Tag';

type RequestLineProps = {
  request: RequestRow;
  onPress: () => void;
  /** The four dots: for whoever raised it. Staff read a list faster without. */
  stages?: boolean;
};

const lookOf = ({ overdue }: RequestRow): string => (overdue ? 'request line request-late' : 'request line');

/** Until when and where, in one breath unless the first is to be red. */
const Facts = ({ due, place, overdue }: RequestRow) =>
  overdue ? (
    <>
      <Text className="facts late">{due}</Text>
      <Text className="facts">{place}</Text>
    </>
  ) : (
    <Text className="facts">{due ? `${due}  ${place}` : place}</Text>
  );

/**
 * One request in a list: what, how far, until when. Red is for late and for nothing else.
 * Few nodes on purpose: twenty of these cross to the view at once.
 */
export const RequestLine = ({ request, onPress, stages = false }: RequestLineProps) => (
  <Pressable className={lookOf(request)} onPress={onPress}>
    <Text className="request-title">{request.title}</Text>
    {request.urgent ? <Tag tone="main">急</Tag> : null}
    <Tag tone={request.overdue ? 'overdue' : 'quiet'}>{request.stateLabel}</Tag>
    <Facts {...request} />
    {stages ? <Dots stages={request.stages} /> : null}
  </Pressable>
);
