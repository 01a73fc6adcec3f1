/** One screen of the app, who opens it in the demo town, and with what. */
export type Stop = { readonly who: string; readonly query?: Readonly<Record<string, string>> };

const EAST = '410403001001';
const id = (last: string) => ({ id: last });
const request = {
  waiting: 'demo00000000000000010003',
  handling: 'demo00000000000000010000',
  due: 'demo00000000000000010004',
};
const task = { open: 'demo00000000000000040000', running: 'demo00000000000000040004' };
const [GROUP, SHOP, DONE_BY] = ['demogroup000000000000001', 'demoshop0000000000000001', 'clerk-1'];

const main: Readonly<Record<string, Stop>> = {
  'pages/home/index': { who: 'resident-1' },
  'pages/volunteer/index': { who: 'resident-1' },
  'pages/merchants/index': { who: 'merchant-1' },
  'pages/mine/index': { who: 'clerk-1' },
  'pages/report/index': { who: 'resident-1' },
  'pages/register/index': { who: 'resident-1' },
  'packages/people/card/index': { who: 'resident-1', query: { placeId: `${EAST}-e1-b3-u2` } },
  'packages/people/poster/index': { who: 'clerk-1' },
  'packages/people/take/index': { who: 'resident-2' },
  'packages/people/privacy/index': { who: 'resident-1' },
  'packages/board/rates/index': { who: 'resident-1', query: { placeId: EAST } },
  'packages/board/rows/index': { who: 'resident-1', query: { placeId: EAST, figure: 'accepted' } },
  'packages/requests/detail/index': { who: 'resident-1', query: id(request.handling) },
  'packages/requests/list/index': { who: 'resident-1' },
  'packages/requests/receipt/index': { who: 'resident-1', query: id(request.waiting) },
  'packages/requests/find/index': { who: 'resident-1' },
};

const staff: Readonly<Record<string, Stop>> = {
  'packages/staff/inbox/index': { who: DONE_BY },
  'packages/staff/triage/index': { who: DONE_BY, query: id(request.waiting) },
  'packages/staff/handover/index': { who: DONE_BY, query: { ...id(request.handling), move: 'forward' } },
  'packages/staff/meeting/index': { who: DONE_BY, query: id(request.handling) },
  'packages/staff/contact/index': { who: DONE_BY, query: id(request.handling) },
  'packages/staff/judge/index': { who: 'subdistrict-1', query: id(request.handling) },
  'packages/staff/playbook/index': { who: DONE_BY },
  'packages/staff/write/index': { who: DONE_BY, query: id(request.handling) },
  'packages/staff/record/index': { who: DONE_BY },
  'packages/staff/posts/index': { who: DONE_BY },
  'packages/staff/exports/index': { who: DONE_BY },
  'packages/staff/settings/index': { who: 'admin-1' },
};

const volunteers: Readonly<Record<string, Stop>> = {
  task: { who: 'resident-1', query: id(task.open) },
  mine: { who: 'volunteer-1' },
  board: { who: 'team-leader-1', query: id(task.running) },
  code: { who: 'team-leader-1', query: { ...id(task.running), shift: 's1' } },
  finish: { who: 'team-leader-1', query: id(task.running) },
  organised: { who: 'team-leader-1' },
  publish: { who: 'team-leader-1' },
  wishes: { who: 'volunteer-1' },
  wish: { who: 'volunteer-1', query: id('demowish0000000000000004') },
  myWishes: { who: 'volunteer-1' },
  newWish: { who: 'resident-1' },
  passOn: { who: DONE_BY, query: { request: request.handling } },
  recordWish: { who: 'grid-worker-1' },
  wishReview: { who: DONE_BY },
  guard: { who: 'resident-1', query: { volunteer: '00000000' } },
  join: { who: 'volunteer-1' },
  teams: { who: 'volunteer-1' },
  team: { who: 'volunteer-1', query: id('volunteers-dongyuan') },
  members: { who: 'team-leader-1', query: id('volunteers-dongyuan') },
  points: { who: 'volunteer-1' },
  journal: { who: 'volunteer-1' },
  score: { who: 'volunteer-1' },
  rules: { who: 'volunteer-1', query: { community: EAST } },
  newRules: { who: DONE_BY, query: { community: EAST } },
  proposals: { who: DONE_BY, query: { community: EAST } },
  propose: { who: DONE_BY, query: { community: EAST } },
  rewards: { who: 'volunteer-1' },
  vouchers: { who: 'volunteer-1' },
  use: { who: 'shop-owner-1' },
  stock: { who: DONE_BY, query: { community: EAST } },
  offer: { who: DONE_BY, query: { community: EAST } },
  settlement: { who: DONE_BY, query: { community: EAST } },
  ranking: { who: 'volunteer-1' },
  drawer: { who: 'resident-1' },
  certificate: { who: 'volunteer-1' },
  check: { who: 'resident-1' },
  nights: { who: DONE_BY, query: { community: EAST } },
  organisations: { who: DONE_BY, query: { community: EAST } },
  organisation: { who: 'liaison-1' },
  fillDrawer: { who: DONE_BY, query: { community: EAST } },
  manage: { who: DONE_BY },
};

const merchants: Readonly<Record<string, Stop>> = {
  shops: { who: 'merchant-5' },
  register: { who: 'resident-1' },
  shop: { who: 'merchant-1', query: id(SHOP) },
  accept: { who: 'resident-1' },
  page: { who: 'resident-1', query: id(SHOP) },
  map: { who: 'merchant-1' },
  group: { who: 'merchant-1', query: id(GROUP) },
  groups: { who: 'clerk-3' },
  needs: { who: 'clerk-3', query: id(GROUP) },
  raise: { who: 'merchant-1', query: id(GROUP) },
  paste: { who: 'clerk-3', query: id(GROUP) },
  members: { who: 'clerk-3', query: { ...id(GROUP), desk: '1' } },
  classes: { who: 'clerk-3', query: id(GROUP) },
  board: { who: 'clerk-3', query: id(GROUP) },
  bulletins: { who: 'merchant-1', query: id(GROUP) },
  bulletin: { who: 'merchant-1', query: id('demobulletin000000000001') },
  post: { who: 'clerk-3', query: id(GROUP) },
  enter: { who: 'merchant-1', query: id(GROUP) },
  verify: { who: 'clerk-3' },
  trades: { who: 'clerk-3', query: { community: '410403004001' } },
  manage: { who: 'clerk-3' },
  jobs: { who: 'resident-1' },
  job: { who: 'resident-1', query: id('demojob00000000000000001') },
  postJob: { who: 'merchant-1' },
  myJobs: { who: 'merchant-1' },
  seek: { who: 'resident-1' },
  seekers: { who: 'clerk-3' },
  offers: { who: 'resident-1' },
  offer: { who: 'officer-2', query: id('demooffer000000000000001') },
  newOffer: { who: 'merchant-5' },
  myOffers: { who: 'merchant-5' },
  reviewOffers: { who: 'clerk-3' },
  orders: { who: 'officer-2' },
  order: { who: 'officer-2', query: id('demoorder000000000000001') },
};

const inPackage = (name: string, stops: Readonly<Record<string, Stop>>) =>
  Object.fromEntries(Object.entries(stops).map(([page, stop]) => [`packages/${name}/${page}/index`, stop]));

/** Every screen there is, by where WeChat finds it: to be looked at, measured and listened to. */
export const tour: Readonly<Record<string, Stop>> = {
  ...main,
  ...staff,
  ...inPackage('volunteers', volunteers),
  ...inPackage('merchants', merchants),
};
