const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let calls = 0;

/** Every way a function can go wrong, on request. */
const ailments = {
  none: () => ({ calls: (calls += 1) }),
  throws: () => {
    throw new TypeError('lost my keys');
  },
  throwsText: () => Promise.reject('only a sentence'),
  exits: () => process.exit(3),
  spins: () => {
    for (;;) calls += 1;
  },
  sleeps: () => wait(60_000),
  rejectsLater: async () => {
    void Promise.reject(new Error('nobody caught me'));
    await wait(500);
  },
  talksTooMuch: () => 'x'.repeat(1024 * 1024),
  isCircular: () => {
    const ring = {};
    ring.ring = ring;
    return ring;
  },
  saysNothing: () => undefined,
  speaks: async () => {
    console.log('I said', { a: 1 });
    console.error('and complained');
  },
  tellsTime: () => ({
    now: Date.now(),
    iso: new Date().toISOString(),
    offset: new Date().getTimezoneOffset(),
    called: Date().slice(0, 3),
    isDate: new Date() instanceof Date && new Date(0).constructor === Date,
    sixth: new Date(2026, 0, 6).getDate(),
  }),
};

exports.main = async ({ with: ailment }) => ailments[ailment]();
