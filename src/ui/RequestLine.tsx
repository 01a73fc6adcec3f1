import type { RequestRow } from '../../domain/requests/contract';
import { Line } from './Line';

type RequestLineProps = {
  request: RequestRow;
  onPress: () => void;
  /** The four dots: for whoever raised it. Staff read a list faster without. */
  stages?: boolean;
};

const text = {
  urgent: (state: string) => `急 · ${state}`,
  again: (times: number, state: string) => `重办 ${times} · ${state}`,
};

const tagOf = ({ urgent, reopened, stateLabel }: RequestRow): string => {
  const said = reopened > 0 ? text.again(reopened, stateLabel) : stateLabel;
  return urgent ? text.urgent(said) : said;
};

/** One request in a list. */
export const RequestLine = ({ request, onPress, stages = false }: RequestLineProps) => (
  <Line
    title={request.title}
    tag={tagOf(request)}
    tone={request.urgent || request.reopened > 0 ? 'main' : 'quiet'}
    due={request.due}
    late={request.overdue}
    facts={[request.mark, request.why, request.place]}
    {...(stages && { stages: request.stages })}
    onPress={onPress}
  />
);
