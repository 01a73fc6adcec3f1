import type { RequestRow } from '../../domain/requests/contract';
import { Line } from './Line';

type RequestLineProps = {
  request: RequestRow;
  onPress: () => void;
  /** The four dots: for whoever raised it. Staff read a list faster without. */
  stages?: boolean;
};

const text = { urgent: (state: string) => `急 · ${state}` };

/** One request in a list. */
export const RequestLine = ({ request, onPress, stages = false }: RequestLineProps) => (
  <Line
    title={request.title}
    tag={request.urgent ? text.urgent(request.stateLabel) : request.stateLabel}
    tone={request.urgent ? 'main' : 'quiet'}
    due={request.due}
    late={request.overdue}
    facts={[request.place]}
    {...(stages && { stages: request.stages })}
    onPress={onPress}
  />
);
