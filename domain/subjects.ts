import type { CollectionName, Documents } from './collections';
import { GONE, nobody, seen, type Line, type Subject } from './kernel/subject';
import { pointSubjects } from './points/subjects';
import { holderLeft } from './posts/rules';
import { reporterLeft } from './requests/following';
import type { ServiceRequest } from './requests/model';
import { talkOf } from './requests/talk';
import { shopSubjects } from './shops/subjects';
import { withdrawConsent } from './volunteers/rules';
import type { Wish } from './wishes/model';

/** Pictures of lines that were taken back are nobody's any more. */
const picturesStillNamed = (request: ServiceRequest): ServiceRequest['pictures'] => {
  const named = [...request.photos, ...request.publishedPhotos, ...talkOf(request).flatMap(({ photos }) => photos)];
  return request.pictures.filter(({ fileId }) => named.includes(fileId));
};

const wishFacts = (wish: Wish): Partial<Wish> => ({
  title: `许愿人${GONE}`,
  text: '',
  photos: [],
  pictures: [],
  placeLabel: wish.community,
  contact: null,
  contactViews: [],
  invitation: '',
  proof: wish.proof && { ...wish.proof, words: '', photos: [] },
  mayShow: false,
  history: wish.history.map((line) => (line.who === '许愿人' || line.who === '监护人' ? { ...line, words: '' } : line)),
});

const organiser: Line<Documents['tasks']> = {
  of: 'organiser',
  by: 'personId',
  shows: ['post', 'role'],
  leaves: { name: GONE },
};

/**
 * Where people stand in what is stored. Read by the export of everything about somebody, by their removal, and by the
 * end of a document's time; a collection without a row does not compile.
 */
export const subjects: { readonly [C in CollectionName]: Subject<Documents[C]> } = {
  ...pointSubjects,
  ...shopSubjects,
  people: {
    roles: [
      {
        as: '我的资料',
        by: '_id',
        shows: [
          ...(['nickname', 'avatar', 'home', 'consents', 'registeredAt', 'born', 'linkTries'] as const),
          ['volunteer', ['skills', 'freeHours', 'teamIds', 'birthYear', 'orgUnitId', 'joinedAt']],
        ],
        leaves: 'nothing',
      },
      {
        as: '我监护的孩子',
        by: 'guardianId',
        shows: ['nickname'],
        leaves: (ward, { as, now }) => ({ ...withdrawConsent(ward, as, now), guardianId: '' }),
      },
    ],
  },
  posts: {
    roles: [
      {
        as: '我的岗位',
        by: 'personId',
        shows: ['role', 'place', 'name', 'avatar', 'phone', 'source', 'origin', 'basis', 'sinceAt', 'untilAt'],
        leaves: holderLeft,
      },
    ],
  },
  serviceRequests: {
    roles: [
      {
        as: '我反映的事',
        by: 'reporterId',
        shows: [
          ...([
            'number',
            'submittedAt',
            'category',
            'state',
            'text',
            'photos',
            'placeLabel',
            'spot',
            'position',
          ] as const),
          ...(['reporterContact', 'published', 'publishedPhotos', 'rating', 'promisedAt'] as const),
          ['contactViews', seen],
        ],
        leaves: reporterLeft,
      },
      {
        as: '我也遇到的事',
        by: 'joinerIds',
        shows: ['number', 'submittedAt', 'category', 'state'],
        leaves: (request) => ({ pictures: picturesStillNamed(request) }),
      },
    ],
    lines: [
      { of: 'joiners', by: 'personId', shows: ['at', 'face', 'words'], leaves: { words: '', gone: true } },
      { of: 'talk', by: 'personId', shows: ['move', 'at', 'words', 'photos'], leaves: { words: '', photos: [] } },
    ],
    acts: '在岗位上受理、派单、办理、核查、代录、查看联系方式的经过',
  },
  tasks: {
    roles: [
      {
        as: '我的志愿任务',
        by: 'people',
        shows: ['title', 'category', 'place', 'startsAt', 'endsAt', 'state'],
        leaves: () => ({}),
      },
    ],
    lines: [
      { of: 'entries', by: 'personId', shows: ['name', 'at', 'seatedAt'], leaves: { name: GONE, avatar: '' } },
      { of: 'owed', by: 'personId', shows: ['minutes', 'points', 'words', 'earnedAt'], leaves: {} },
      organiser,
    ],
    acts: '组织、签到、补录和审核志愿任务的经过',
  },
  certificates: {
    roles: [
      {
        as: '我的志愿时长证明',
        by: 'personId',
        shows: ['_id', 'name', 'year', 'tasks', 'checkedMinutes', 'backMinutes', 'issuedAt'],
        leaves: 'nothing',
      },
    ],
  },
  wishes: {
    roles: [
      {
        as: '我的微心愿',
        by: 'ownerIds',
        shows: [
          ...(['codeName', 'kind', 'title', 'text', 'photos', 'placeLabel', 'contact', 'postedAt', 'state'] as const),
          ['contactViews', seen],
        ],
        leaves: wishFacts,
      },
      {
        as: '我认领的微心愿',
        by: 'claimKey',
        shows: ['codeName', 'kind', 'state', ['proof', ['words', 'photos', 'at']]],
        leaves: ({ proof }) => ({ proof: proof && { ...proof, words: '', photos: [] } }),
      },
    ],
    lines: [
      { of: 'claim', by: 'personId', shows: ['name', 'at', 'dueAt'], leaves: { name: GONE } },
      { of: 'owed', by: 'personId', shows: ['points', 'words', 'earnedAt'], leaves: {} },
    ],
    acts: '代人许愿、审核微心愿的经过',
  },
  wishCounts: nobody,
  cards: { ...nobody, acts: '写下的锦囊妙计' },
  places: nobody,
  units: nobody,
  dutyLists: nobody,
  settings: nobody,
  tallies: nobody,
  sealings: nobody,
  registers: { ...nobody, acts: '要名册、批名册和取名册的记录' },
  audits: nobody,
  deliveries: nobody,
  rounds: nobody,
};
