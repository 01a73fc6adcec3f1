import { deadline } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import type { Unit } from '../units/model';
import { callOf, unitsOf, isAnswered, withCalls, type Whistle, type WhistleCall } from './case';
import type { Score, WhistleKind, WhistleStep } from './caseView';
import { cited, ofItsClass, type Citing } from './dispatch';
import type { ServiceRequest } from './model';
import { finished, moved, noted, rulebookOf, type Occasion, type Said } from './moving';

const HOUR = 3_600_000;

const callFor = (unit: Unit, kind: WhistleKind, occasion: Occasion): WhistleCall => {
  const { now, calendar } = occasion;
  const { sign, contactHours, report } = rulebookOf(occasion).settings.whistle[kind];
  const due = (at: Date) => ({ dueAt: at.toISOString(), doneAt: '' });
  return {
    unitId: unit._id,
    unit: unit.name,
    steps: {
      sign: due(deadline(now, sign, calendar).at),
      contact: due(new Date(now.getTime() + contactHours * HOUR)),
      report: due(deadline(now, report, calendar).at),
    },
    report: '',
    photos: [],
    score: null,
    justified: null,
  };
};

/** The community whistles and departments report in; it stays the coordinator, and the one who is responsible. */
export const whistle = (
  request: ServiceRequest,
  said: {
    readonly called: readonly Unit[];
    /** Those of them where nobody is in post. */
    readonly empty?: readonly Unit[];
    readonly lead: string;
    readonly kind: WhistleKind;
  } & Citing &
    Said,
  occasion: Occasion,
): ServiceRequest => {
  const whistled = moved(request, 'whistle', occasion, said);
  const { called, lead, kind } = said;
  if (called.some((unit) => unit.kind !== 'department' || !request.scopes.includes(unit.placeId)))
    refuse('NOT_A_TARGET');
  const [nobody] = said.empty ?? [];
  if (nobody) refuse('UNIT_EMPTY', { unit: nobody.name });
  if (!called.some(({ _id }) => _id === lead)) refuse('LEAD_NOT_CALLED');
  const duty = cited(request, said);
  if (duty && duty.kind !== 'lead' && duty.department !== lead) refuse('ASSIST_NEEDS_LEAD', { item: duty.item });
  const blown: Whistle = {
    at: occasion.now.toISOString(),
    kind,
    lead,
    words: said.words ?? '',
    calls: called.map((unit) => callFor(unit, kind, occasion)),
  };
  return finished({
    ...whistled,
    route: 'whistle',
    duty: ofItsClass(request, duty, said),
    dispatcher: request.handler?.role ?? null,
    whistles: [...request.whistles, blown],
    dueAt: request.pause ? request.dueAt : request.promisedAt,
  });
};

/** A step taken late is taken all the same; that it was late stays to be seen. */
const answered =
  (step: WhistleStep) =>
  (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
    const mine = callOf(request, unitsOf(occasion.by))?.unitId;
    const done = moved(request, step, occasion, said);
    const doneAt = occasion.now.toISOString();
    const told = step === 'report' ? { report: said.words ?? '', photos: said.photos ?? [] } : {};
    return finished(
      withCalls(done, (call) =>
        call.unitId === mine
          ? { ...call, ...told, steps: { ...call.steps, [step]: { ...call.steps[step], doneAt } } }
          : call,
      ),
    );
  };

export const sign = answered('sign');
export const contact = answered('contact');
export const report = answered('report');

const scoreWords: Readonly<Record<Score, string>> = { good: '好', fair: '一般', poor: '差' };

/** The community about one department that answered. */
export const scoreUnit = (
  request: ServiceRequest,
  said: { readonly unitId: string; readonly score: Score } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const call = callOf(request, [said.unitId]);
  if (!call || !isAnswered(call)) return refuse('NOT_ANSWERED');
  if (call.score !== null) refuse('SCORED_ALREADY');
  const words = `${call.unit}：${scoreWords[said.score]}${said.words ? `，${said.words}` : ''}`;
  const scored = noted(request, 'scoreUnit', occasion, { ...said, words });
  return finished(withCalls(scored, (one) => (one.unitId === said.unitId ? { ...one, score: said.score } : one)));
};

/** And the department about whether it had to be whistled for. */
export const scoreWhistle = (
  request: ServiceRequest,
  said: { readonly justified: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const mine = callOf(request, unitsOf(occasion.by))?.unitId;
  const words = [said.justified ? '该吹' : '不该吹', said.words].filter(Boolean).join('，');
  const scored = noted(request, 'scoreWhistle', occasion, { ...said, words });
  return finished(withCalls(scored, (one) => (one.unitId === mine ? { ...one, justified: said.justified } : one)));
};
