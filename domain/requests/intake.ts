import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { saysAtLeast } from '../kernel/letters';
import { TEXT_LEAST } from '../kernel/schemas';
import { homeAt, type Home } from '../people/model';
import type { Place } from '../places/model';
import { postLabel } from '../posts/model';
import { guessCategory, type CategoryKey } from './categories';
import type { Channel, Kind } from './channels';
import { freshPictures } from '../checks/rules';
import { contactFrom } from './contact';
import type { Contact } from './held';
import { guessLane } from './lanes';
import type { Settings } from '../settings/model';
import type { Position } from './intakeContract';
import { requestMachine } from './machine';
import type { About, Need } from './need';
import { requeued } from './derived';
import { actingPost, type ServiceRequest } from './model';
import { freshCase } from './case';
import { finished, rulebookOf, withAllowances, type Occasion } from './moving';
import { allowedFor, promiseOf, roundFor, type Matter } from './standards';

export type Submission = {
  readonly text: string;
  readonly photos: readonly string[];
  readonly spot?: string | undefined;
  readonly category?: CategoryKey | undefined;
  readonly urgent: boolean;
  readonly subscribed: readonly string[];
  readonly position?: Position | undefined;
  readonly kind?: Kind;
  readonly shownAgreed?: boolean;
  readonly contact?: Partial<Contact> | undefined;
};

type Made = {
  readonly _id: string;
  readonly number: string;
  readonly where: Home;
  readonly channel?: Channel;
  /** Drawn for what is recorded: six digits to tell the reporter. */
  readonly linkCode?: string;
  readonly need?: Need;
  readonly about?: About | undefined;
};

/** Where it is: the reporter's home, or another place they named, as long as somebody answers for it. */
export const whereItIs = (place: Place): Home =>
  place.canBeHome || place.level === 'community' || place.level === 'grid' ? homeAt(place) : refuse('PLACE_TOO_WIDE');

const unhandled = {
  route: null,
  handler: null,
  outcome: null,
  resultPhotos: [],
  solved: null,
  rating: null,
  reopened: 0,
  contactViews: [],
  traceIds: [],
  joiners: [],
  joinerIds: [],
  published: '',
  publishedPhotos: [],
  cards: [],
  tallied: null,
  figureKeys: [],
  notices: [],
  noticesDueAt: '',
  allowances: [],
  overdueMarked: false,
  dueKey: '',
} as const;

/** What the words make of it until somebody corrects it. */
const matterOf = (
  { text, urgent, category }: Submission,
  { keywords, complexWords }: Settings,
): Omit<Matter, 'need'> => ({
  lane: guessLane(text, urgent, complexWords),
  category: category ?? guessCategory(text, keywords),
});

/** Intake never refuses by category, and nobody has to pick a department: a photo or four characters are enough. */
export const submit = (made: Made, said: Submission, occasion: Occasion): ServiceRequest => {
  if (!saysAtLeast(said.text, TEXT_LEAST) && said.photos.length === 0) refuse('NOTHING_TO_SAY');
  const { by, now } = occasion;
  const at = now.toISOString();
  const rulebook = rulebookOf(occasion);
  const need = made.need ?? null;
  const matter = { ...matterOf(said, rulebook.settings), need };
  const round = roundFor(matter, now, rulebook);
  const promise = promiseOf(round, occasion.calendar);
  const accept = allowedFor(matter, 'accept', now, rulebook);
  const request: ServiceRequest = {
    ...unhandled,
    ...freshCase(round),
    _id: made._id,
    version: 1,
    operations: [],
    number: made.number,
    state: requestMachine.initial,
    text: said.text,
    ...matter,
    photos: said.photos,
    pictures: freshPictures(said.photos),
    checksDueAt: said.photos.length > 0 ? at : '',
    placeId: made.where.placeId,
    placeLabel: made.where.label,
    spot: said.spot ?? '',
    position: said.position ?? null,
    community: made.where.community,
    phone: made.where.phone,
    scopes: made.where.scopes,
    about: made.about ?? null,
    reporterId: by.id,
    reporterContact: contactFrom(said.contact),
    linkCode: '',
    channel: made.channel ?? 'phone',
    recordedBy: '',
    recorderId: '',
    kind: said.kind ?? 'ordinary',
    shownAgreed: said.shownAgreed ?? false,
    textCheck: 'pass', // unless WeChat says otherwise: see worded
    submittedAt: at,
    movedAt: at,
    tallyDueAt: at,
    firstPromisedAt: promise.at.toISOString(),
    promisedAt: promise.at.toISOString(),
    provisional: promise.provisional,
    dueAt: accept.at.toISOString(),
    history: [{ move: 'submit', by: by.id, post: '', at, state: 'submitted', words: '', photos: [] }],
  };
  return finished(withAllowances(request, by.id, said.subscribed));
};

/** As WeChat judged its words: what could not be asked is asked by the clock, at once. */
export const worded = (request: ServiceRequest, textCheck: 'pass' | 'review' | 'pending'): ServiceRequest =>
  textCheck === 'pass'
    ? request
    : requeued({
        ...request,
        textCheck,
        checksDueAt: textCheck === 'pending' ? request.submittedAt : request.checksDueAt,
      });

const bylineOf = (request: ServiceRequest, by: Actor): string => {
  const post = actingPost(request, 'request.record', by) ?? refuse('NOT_YOURS_TO_DO');
  return postLabel(post);
};

/** 代录: whoever writes it down is not the reporter and gets none of the reporter's rights. */
export const record = (
  made: Made & { readonly channel: Channel },
  said: Submission & { readonly reporter: Partial<Contact> },
  occasion: Occasion,
): ServiceRequest => {
  const request = submit(made, { ...said, contact: said.reporter, subscribed: [] }, occasion);
  const recordedBy = bylineOf(request, occasion.by);
  const [first] = request.history;
  return {
    ...request,
    reporterId: '',
    recorderId: occasion.by.id,
    linkCode: request.reporterContact ? (made.linkCode ?? '') : '',
    recordedBy,
    history: first ? [{ ...first, post: recordedBy }] : [],
  };
};
