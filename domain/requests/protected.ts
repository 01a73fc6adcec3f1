import type { Actor } from '../kernel/access';
import { isPermitted } from '../permissions';
import { channels } from './channels';
import { awaitsPerson } from '../checks/rules';
import { maskedContact } from './contact';
import type { RequestView } from './contract';
import { requestMachine } from './machine';
import { gridLabel } from './neighbours';
import { publicPhotosOf } from './publish';
import { partiesTo, type ListedRequest, type ServiceRequest } from './model';

/** What one person may see of the request's own words and pictures. */
export type Sight = {
  /** The reporter or staff of the case: sees what was done and said about it. */
  readonly ofTheCase: boolean;
  readonly isReporter: boolean;
  readonly isJoiner: boolean;
  /** The report's own words and the very place. */
  readonly words: boolean;
  /** What is said of the place to everybody else. */
  readonly place: string;
  readonly shows: (fileId: string) => boolean;
};

/** Somebody of the case: the reporter, or staff whose post is there. A joiner and the world are not. */
const isOfTheCase = (request: ListedRequest, actor: Actor): boolean =>
  partiesTo(request, actor).some(
    (party) => party !== 'joiner' && party !== 'reporter' && isPermitted('request.read', [party]),
  );

/**
 * The reporter sees all of it; staff of the case what the check let through or left to a person; a refused picture
 * goes back to whoever may judge it, and a joiner sees stages and nothing anybody wrote.
 */
export const sightOf = (request: ListedRequest, actor: Actor): Sight => {
  const place = gridLabel(request);
  if (request.reporterId === actor.id)
    return { ofTheCase: true, isReporter: true, isJoiner: false, words: true, place, shows: () => true };
  const isJoiner = request.joinerIds.includes(actor.id);
  if (!isOfTheCase(request, actor))
    return { ofTheCase: false, isReporter: false, isJoiner, words: false, place, shows: () => false };
  const judges = isPermitted('request.judge', partiesTo(request, actor));
  const refused = new Set(request.pictures.filter(({ state }) => state === 'refused').map(({ fileId }) => fileId));
  return {
    ofTheCase: true,
    isReporter: false,
    isJoiner,
    place: request.placeLabel,
    words: request.textCheck === 'pass' || request.textCheck === 'review',
    shows: (fileId) => judges || !refused.has(fileId),
  };
};

type Protected = Pick<
  RequestView,
  | 'need'
  | 'about'
  | 'kind'
  | 'channel'
  | 'recordedBy'
  | 'textCheck'
  | 'pictures'
  | 'joined'
  | 'joinedByMe'
  | 'neighbours'
  | 'myFace'
  | 'reporterContact'
  | 'contactViews'
  | 'published'
  | 'publishedPhotos'
  | 'position'
  | 'mayJudge'
  | 'mayPublish'
>;

/** The card back to the group says its class and stage, and nothing anybody wrote. */
const needViewOf = ({ need, state }: ServiceRequest): RequestView['need'] =>
  need && {
    groupId: need.groupId,
    group: need.group,
    serviceClass: need.serviceClass,
    classLabel: need.classLabel,
    unit: need.unit,
    shop: need.shop,
    card: `${need.classLabel}：${requestMachine.states[state]}`,
  };

/** How those who met it too found the result, without who they are. */
const saidByNeighbours = ({ joiners }: ServiceRequest): RequestView['neighbours'] =>
  joiners.flatMap(({ face, words }) => (face ? [{ face, words }] : []));

/** The parts of the view that say who may see and do what about the person behind it. */
export const protectedView = (request: ServiceRequest, actor: Actor, sight: Sight): Protected => {
  const parties = partiesTo(request, actor);
  const mine = request.reporterId === actor.id;
  const joiner = request.joiners.find(({ personId }) => personId === actor.id);
  const knowsContact = mine || isPermitted('request.revealContact', parties);
  return {
    need: sight.ofTheCase ? needViewOf(request) : null,
    about: sight.ofTheCase && request.about ? { shopId: request.about.shopId, shop: request.about.shop } : null,
    kind: request.kind,
    channel: channels[request.channel],
    recordedBy: request.recordedBy,
    textCheck: request.textCheck,
    pictures: request.pictures
      .filter(({ fileId }) => sight.shows(fileId))
      .map(({ fileId, state }) => ({ fileId, state })),
    joined: request.joiners.length,
    joinedByMe: joiner !== undefined,
    neighbours: sight.ofTheCase && !sight.isReporter ? saidByNeighbours(request) : [],
    myFace: joiner?.face ?? null,
    reporterContact:
      knowsContact && request.reporterContact
        ? { ...maskedContact(request.reporterContact), mayReveal: isPermitted('request.revealContact', parties) }
        : null,
    contactViews: mine ? request.contactViews.length : 0,
    published: request.published,
    publishedPhotos: publicPhotosOf(request),
    position: sight.ofTheCase ? (request.position ?? null) : null,
    mayJudge: isPermitted('request.judge', parties) && awaitsPerson(request),
    mayPublish: isPermitted('request.publish', parties) && request.state !== 'withdrawn',
  };
};
