import { calendar } from '../../cloudfunctions/runtime/workdays';
import { wordsSaid } from '../../cloudfunctions/runtime/saidWords';
import { guessCategory } from '../../domain/requests/categories';
import { asked, pictureJudged, textJudged, VERDICT_MISSING_AFTER } from '../../domain/checks/rules';
import { maskedContact } from '../../domain/requests/contact';
import { emergencyOf } from '../../domain/requests/emergency';
import { submit, worded } from '../../domain/requests/intake';
import { isSimilarText, metresBetween } from '../../domain/requests/neighbours';

test.each([
  ['楼下的树倒了，挡住路', 'greenery'],
  ['楼下夜市油烟往家里灌', 'noise'],
  ['楼上晚上十一点还放音响', 'noise'],
  ['楼上邻居又吵架了', 'neighbours'],
  ['楼上漏水，下水管道堵了', 'pipes'],
  ['狗没拴绳，差点咬人', 'pets'],
  ['有车挡住楼门口了', 'parking'],
  ['和楼上的事，说不清', 'neighbours'],
])('%s is guessed as %s', (text, category) => expect(guessCategory(text)).toBe(category));

test.each([
  ['楼下车棚着火了', ['119']],
  ['有人触电晕倒了', ['120']],
  ['家里漏气，有人昏迷', ['119', '120']],
  ['路灯不亮', []],
])('%s calls for %j', (text, numbers) => expect(emergencyOf(text).map(({ number }) => number)).toEqual(numbers));

test('a contact is masked whatever its length', () => {
  expect(maskedContact({ name: '欧阳', phone: '13800001234' })).toEqual({ name: '欧*', phone: '138****1234' });
  expect(maskedContact({ name: '', phone: '0375-7000002' })).toEqual({ name: '', phone: '037*****0002' });
});

test('a degree of latitude is about 111 km, and a place is no distance from itself', () => {
  const here = { latitude: 33.7, longitude: 113.3 };
  expect(metresBetween(here, here)).toBe(0);
  expect(metresBetween(here, { ...here, latitude: 34.7 })).toBeCloseTo(111_195, -2);
});

test('texts about the same thing are similar, others are not; a picture alone decides nothing', () => {
  expect(isSimilarText('3号楼东侧路灯不亮', '东侧的路灯三天不亮了')).toBe(true);
  expect(isSimilarText('路灯不亮', '垃圾没清')).toBe(false);
  expect(isSimilarText('', '垃圾没清')).toBe(true);
});

test('what is checked is what people wrote, wherever it stands, and nothing else', () => {
  const input = {
    text: '甲',
    photos: ['cloud://x'],
    reporter: { name: '乙', phone: '1' },
    steps: ['丙', '丁'],
    category: 'x',
  };
  expect(wordsSaid(input)).toBe('甲\n乙\n丙\n丁');
});

describe('a picture’s way past the check', () => {
  const start = new Date('2026-11-18T02:00:00Z');
  const after = (ms: number): Date => new Date(start.getTime() + ms);
  const somebody = {
    id: 'o-1',
    home: null,
    posts: [],
    nickname: '',
    avatar: '',
    consent: '',
    agreed: [],
    awaitsGuardian: false,
    volunteer: null,
  };
  const where = { placeId: 'p', label: '某处', community: '某社区', phone: '', scopes: ['p'] };
  const photo = 'cloud://x/photos/a.png';
  const fresh = (textCheck: 'pass' | 'pending' = 'pass') =>
    worded(
      submit(
        { _id: 'r'.repeat(24), number: 'n', where },
        { text: '路灯不亮', photos: [photo], urgent: false, subscribed: [] },
        { by: somebody, now: start, calendar },
      ),
      textCheck,
    );
  const trace = new Map([[photo, 't-1']]);

  test('asked once, it waits for the answer; asked in vain, it is asked again in a minute', () => {
    expect(asked(fresh(), trace, start).checksDueAt).toBe(after(VERDICT_MISSING_AFTER).toISOString());
    expect(asked(fresh(), new Map(), start).checksDueAt).toBe(after(60_000).toISOString());
  });

  test('without an answer a person looks, and a late verdict still counts until one did', () => {
    const waiting = asked(asked(fresh('pending'), trace, start), trace, after(VERDICT_MISSING_AFTER));
    expect(waiting).toMatchObject({ textCheck: 'review', pictures: [{ state: 'review' }], checksDueAt: '' });
    expect(pictureJudged(waiting, 't-1', 'pass', after(1))).toMatchObject({ pictures: [{ state: 'pass' }] });
  });

  test('a second verdict and one about something else change nothing', () => {
    const passed = pictureJudged(asked(fresh(), trace, start), 't-1', 'pass', start);
    expect(passed.checksDueAt).toBe('');
    expect(pictureJudged(passed, 't-1', 'refused', start)).toBe(passed);
    expect(pictureJudged(passed, 't-2', 'refused', start)).toBe(passed);
  });

  test('a text that could not be checked is asked again, and then it is done with', () => {
    const judged = textJudged(asked(fresh('pending'), trace, start), 'pass', start);
    expect(judged).toMatchObject({ textCheck: 'pass', checksDueAt: after(VERDICT_MISSING_AFTER).toISOString() });
  });
});
