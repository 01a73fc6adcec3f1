import fc from 'fast-check';
import { byDay, firstOf, minutesIn, overlap, union, without, type Span } from '../../domain/kernel/spans';
import { hoursByDay, hoursIn, hoursOf, minutesAdded } from '../../domain/tasks/hours';
import { markKey, type Task } from '../../domain/tasks/model';

const MINUTE = 60_000;
const START = Date.parse('2026-12-29T16:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * MINUTE).toISOString();

type Worked = {
  readonly from: number;
  readonly long: number;
  readonly came: number;
  readonly went: number;
  readonly back: number;
};

/** A task of one shift in which 甲 came and went, with hours entered afterwards. */
const aTask = (id: number, { from, long, came, went, back }: Worked): Task => {
  const entryId = `e${id}`;
  const marks =
    went > came
      ? ([
          ['in', came],
          ['out', went],
        ] as const)
      : [];
  return {
    ...({
      _id: `t${id}`,
      shifts: [{ shiftId: 's1', startsAt: at(from), endsAt: at(from + long), capacity: 1 }],
    } as unknown as Task),
    entries: [{ entryId, shiftId: 's1', personId: '甲' } as Task['entries'][number]],
    marks: marks.map(([kind, minute]) => ({
      key: markKey(kind, entryId),
      entryId,
      kind,
      at: at(from + minute),
      how: 'code',
      near: '',
    })),
    back: back > 0 ? [{ backId: 'b', entryId, minutes: back, state: 'confirmed' } as Task['back'][number]] : [],
  };
};

const worked = fc.integer({ min: 0, max: 3 * 24 * 60 }).chain((from) =>
  fc.integer({ min: 1, max: 720 }).chain((long) =>
    fc
      .record({
        came: fc.integer({ min: 0, max: long }),
        went: fc.integer({ min: 0, max: long }),
        part: fc.integer({ min: 0, max: 100 }),
      })
      .map(({ came, went, part }): Worked => {
        const checked = Math.max(0, went - came);
        return { from, long, came, went, back: Math.floor(((long - checked) * part) / 100) };
      }),
  ),
);
const several = fc.array(worked, { maxLength: 6 }).map((all) => all.map((one, index) => aTask(index, one)));
const sumOf = ({ checked, back }: { checked: number; back: number }): number => checked + back;

/** Minute by minute, as slowly as it can be said. */
const minutesOf = (spans: readonly Span[]): Set<number> =>
  new Set(spans.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)));

const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })) as fc.Arbitrary<Span>;

test('spans say what counting minute by minute says', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, fc.integer({ min: 0, max: 90 }), (spans, one, most) => {
      const joined = union(spans);
      expect(minutesOf(joined)).toEqual(minutesOf(spans));
      expect(minutesIn(joined)).toBe(minutesOf(spans).size);
      const free = without(one, joined);
      expect(minutesOf(free)).toEqual(new Set([...minutesOf([one])].filter((minute) => !minutesOf(spans).has(minute))));
      expect([...minutesOf(firstOf(free, most))]).toEqual([...minutesOf(free)].slice(0, most));
      expect(minutesIn(byDay(joined).map((day) => day.span))).toBe(minutesIn(joined));
    }),
  );
});

test('whoever leaves at eleven and whoever comes at eleven share no minute', () => {
  expect([overlap([9, 11], [11, 12]), overlap([9, 12], [11, 13])]).toEqual([false, true]);
});

describe('somebody’s hours', () => {
  test('no minute twice and no day longer than twelve hours, however many shifts at once', () => {
    fc.assert(
      fc.property(several, (tasks) => {
        const days = [...hoursByDay(tasks, '甲').values()];
        for (const day of days) expect(sumOf(day)).toBeLessThanOrEqual(720);
        const shifts = union(
          tasks.flatMap(({ shifts: [shift] }): Span[] =>
            shift ? [[Date.parse(shift.startsAt) / MINUTE, Date.parse(shift.endsAt) / MINUTE]] : [],
          ),
        );
        expect(days.reduce((sum, day) => sum + sumOf(day), 0)).toBeLessThanOrEqual(minutesIn(shifts));
        const apart = tasks.reduce((sum, task) => sum + sumOf(hoursOf(task, '甲')), 0);
        expect(sumOf(hoursIn(tasks, '甲'))).toBeLessThanOrEqual(apart);
        expect(sumOf(hoursIn(tasks, '甲', 2026)) + sumOf(hoursIn(tasks, '甲', 2027))).toBe(sumOf(hoursIn(tasks, '甲')));
      }),
    );
  });

  test('paid one task after the other, in whatever order, it is what all of them together are', () => {
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), (tasks, drawn) => {
        const left = [...tasks];
        const counted: Task[] = [];
        let paid = 0;
        while (left.length > 0) {
          const [next] = left.splice((drawn.next().value ?? 0) % left.length, 1);
          if (!next) break;
          paid += minutesAdded(next, counted, '甲');
          counted.push(next);
        }
        expect(paid).toBe(sumOf(hoursIn(tasks, '甲')));
      }),
    );
  });

  // From midnight of 30 December in Shanghai: 2880 is the first minute of 2027.
  const NEW_YEAR = 2 * 24 * 60;
  const nights: readonly (readonly [string, number, number, number, number])[] = [
    ['until midnight', NEW_YEAR - 120, 120, 120, 0],
    ['from midnight', NEW_YEAR, 120, 0, 120],
    ['across', NEW_YEAR - 60, 180, 60, 120],
    ['the last minute', NEW_YEAR - 1, 1, 1, 0],
    ['the first minute', NEW_YEAR, 1, 0, 1],
    ['one on each side', NEW_YEAR - 1, 2, 1, 1],
  ];
  test.each(nights.map((row) => [row[0], row] as const))('New Year, %s', (_, [, from, long, before, after]) => {
    for (const task of [
      aTask(1, { from, long, came: 0, went: long, back: 0 }),
      aTask(1, { from, long, came: 0, went: 0, back: long }),
    ])
      expect([2026, 2027].map((year) => sumOf(hoursIn([task], '甲', year)))).toEqual([before, after]);
  });

  test.each<[string, Worked[], number, number]>([
    [
      'the same shift twice',
      [
        { from: 0, long: 120, came: 1, went: 119, back: 0 },
        { from: 0, long: 120, came: 1, went: 119, back: 0 },
      ],
      118,
      0,
    ],
    [
      'half of it',
      [
        { from: 0, long: 120, came: 0, went: 120, back: 0 },
        { from: 60, long: 120, came: 0, went: 120, back: 0 },
      ],
      180,
      0,
    ],
    [
      'one inside the other',
      [
        { from: 0, long: 240, came: 0, went: 240, back: 0 },
        { from: 60, long: 60, came: 0, went: 60, back: 0 },
      ],
      240,
      0,
    ],
    [
      'one after the other',
      [
        { from: 0, long: 60, came: 0, went: 60, back: 0 },
        { from: 60, long: 60, came: 0, went: 60, back: 0 },
      ],
      120,
      0,
    ],
    [
      'checked here, written down there',
      [
        { from: 0, long: 120, came: 0, went: 120, back: 0 },
        { from: 0, long: 120, came: 0, went: 0, back: 120 },
      ],
      120,
      0,
    ],
    [
      'written down in both',
      [
        { from: 0, long: 120, came: 0, went: 0, back: 120 },
        { from: 0, long: 120, came: 0, went: 0, back: 120 },
      ],
      0,
      120,
    ],
    [
      'half written down',
      [
        { from: 0, long: 120, came: 0, went: 60, back: 0 },
        { from: 0, long: 120, came: 0, went: 0, back: 120 },
      ],
      60,
      60,
    ],
    [
      'a day too long',
      [
        { from: 0, long: 600, came: 0, went: 600, back: 0 },
        { from: 620, long: 600, came: 0, went: 600, back: 0 },
      ],
      720,
      0,
    ],
    [
      'a day too long, written down',
      [
        { from: 0, long: 600, came: 0, went: 600, back: 0 },
        { from: 620, long: 600, came: 0, went: 0, back: 600 },
      ],
      600,
      120,
    ],
  ])('%s', (_, all, checked, back) => {
    expect(
      hoursIn(
        all.map((one, index) => aTask(index, one)),
        '甲',
      ),
    ).toEqual({ checked, back });
  });
});
