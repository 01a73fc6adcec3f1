import type { Act } from '../../../api/useAction';
import type { CategoryKey } from '../../../../domain/requests/categories';
import type { Lane } from '../../../../domain/requests/lanes';
import { routes, type RequestView, type Route } from '../../../../domain/requests/contract';
import type { WhistleKind } from '../../../../domain/requests/caseView';
import type { OutputOf } from '../../../../domain/contract';
import { citedAs, lacksDuty, nothingCited, type Citing } from '../citing';
import { targetOf } from '../Targets';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';
import { saysAtLeast } from '../../../../domain/kernel/letters';

/** What the screen opens with, in one call. */
export type Opened = OutputOf<'request.triage'>;

/** What the triage screen collects. */
export type Triage = Citing & {
  readonly category: CategoryKey | null;
  readonly lane: Lane | null;
  readonly route: Route | null;
  /** Departments a whistle is blown for; whoever a special or joint matter goes to. */
  readonly units: readonly string[];
  readonly lead: string;
  readonly kind: WhistleKind;
  readonly words: string;
};

export const noTriage: Triage = {
  category: null,
  lane: null,
  route: null,
  ...nothingCited,
  units: [],
  lead: '',
  kind: 'ordinary',
  words: '',
};

/** The four routes, and what each starts, in one line. */
export const routeOptions: readonly { key: Route; label: string; note: string }[] = [
  { key: 'own', label: routes.own, note: '社区自己就能解决，由你负责到底' },
  { key: 'whistle', label: routes.whistle, note: '请部门到现场：1 小时内签收，3 到 5 个工作日内报到' },
  { key: 'special', label: routes.special, note: '事情特殊，交给专门的队伍办，对方接手才算数' },
  { key: 'joint', label: routes.joint, note: '几家一起攻坚，先选牵头的' },
];

const unitsMissing: Readonly<Record<Route, string>> = {
  own: '',
  whistle: '选请哪些部门来',
  special: '选交给谁办',
  joint: '选谁来牵头',
};

/** What is still needed, to read; empty when it may go. */
export const missing = (said: Triage, rerouted: boolean): string => {
  const { route, units, words } = said;
  if (!route) return '选一种办法';
  if (route !== 'own' && lacksDuty(said)) return lacksDuty(said);
  if (unitsMissing[route] && !units.length) return unitsMissing[route];
  const mustSay = route === 'whistle' || rerouted;
  return mustSay && !saysAtLeast(words, REASON_LEAST) ? '写明为什么，至少 4 个字' : '';
};

const accepted = (run: Act['run'], request: RequestView, said: Triage) =>
  run('request.accept', {
    requestId: request.requestId,
    ...(said.category && { category: said.category }),
    ...(said.lane && { lane: said.lane }),
    ...(said.route === 'own' && { route: 'own' as const, words: said.words }),
  });

const sentOn = (run: Act['run'], { request: { requestId }, ...around }: Opened, said: Triage) => {
  const { route, units, lead, kind, words } = said;
  const [first = ''] = units;
  if (route === 'whistle')
    return run('request.whistle', {
      requestId,
      units: [...units],
      lead: lead || first,
      kind,
      ...citedAs(said),
      words,
    });
  return run('request.dispatch', {
    requestId,
    route: route ?? 'own',
    words,
    ...citedAs(said),
    ...(route !== 'own' && first && { to: targetOf(first, around), assistants: units.slice(1) }),
  });
};

/** Takes it up first when nobody has, then sends it on its route. */
export const dispatch = async (run: Act['run'], opened: Opened, said: Triage) => {
  if (opened.request.state !== 'submitted') return sentOn(run, opened, said);
  const taken = await accepted(run, opened.request, said);
  return taken && said.route !== 'own' ? sentOn(run, opened, said) : taken;
};
