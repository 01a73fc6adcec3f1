import fc from 'fast-check';
import { askedBy } from '../../cloudfunctions/runtime/input';
import { hasApplied, idOf, numberOf, operationOf } from '../../cloudfunctions/runtime/operation';
import { afterOf, cursorOf, pageOf } from '../../cloudfunctions/runtime/page';
import { contract } from '../../domain/contract';
import { OPERATIONS_MAX, withOperation, type Applied } from '../../domain/kernel/document';
import { Refusal } from '../../domain/kernel/fault';

const OPERATION = 'abcdefghijklmnop';
const submit = (input: unknown, more: object = {}) =>
  askedBy({ action: 'request.submit', operationId: OPERATION, input, ...more }, contract.requests);
const refusal = (doing: () => unknown): unknown => {
  try {
    doing();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

describe('input', () => {
  test('a good one is trimmed and completed with the defaults', () => {
    expect(submit({ text: '  路灯不亮了  ', photos: [] }).input).toEqual({
      text: '路灯不亮了',
      photos: [],
      urgent: false,
      kind: 'ordinary',
      shownAgreed: false,
      subscribed: [],
    });
  });

  test.each(['$gt', '$where', 'a.b', '__proto__', 'constructor', 'prototype'])(
    'the key %s is refused at any depth',
    (key) => {
      const poisoned = JSON.parse(`{"text":"路灯不亮了","photos":[{"deep":[{"${key}":1}]}]}`) as unknown;
      expect(() => submit(poisoned)).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT', detail: { where: 'input', what: 'key' } }),
      );
      expect(refusal(() => submit(JSON.parse(`{"${key}":1,"text":"路灯不亮了","photos":[]}`)))).toBe('BAD_INPUT');
    },
  );

  test('an unknown key, a long text, a deep or heavy input are refused', () => {
    expect(refusal(() => submit({ text: '路灯不亮了', photos: [], reporterId: 'o-other' }))).toBe('BAD_INPUT');
    expect(refusal(() => submit({ text: '灯'.repeat(501), photos: [] }))).toBe('BAD_INPUT');
    for (const depth of [30, 1_000, 20_000])
      expect(refusal(() => submit(JSON.parse('['.repeat(depth) + ']'.repeat(depth))))).toBe('BAD_INPUT');
    expect(
      refusal(() => submit({ text: '路灯不亮了', photos: Array.from({ length: 5_000 }, () => 'x'.repeat(9)) })),
    ).toBe('BAD_INPUT');
  });

  test('what WeChat itself adds to the event is let through and not used', () => {
    expect(submit({ text: '路灯不亮了', photos: [] }, { userInfo: { openId: 'o-other' } }).input).not.toHaveProperty(
      'userInfo',
    );
    expect(refusal(() => submit({ text: '路灯不亮了', photos: [] }, { openid: 'o-other' }))).toBe('BAD_INPUT');
  });

  test('an action of another function, or of Object, is unknown here', () => {
    for (const action of ['person.me', 'toString', 'constructor', '__proto__', '', 7, null, ['request.read']])
      expect(refusal(() => askedBy({ action, input: {} }, contract.requests))).toBe('BAD_INPUT');
  });

  test('only what changes something carries an operation id, and it must', () => {
    expect(
      refusal(() =>
        askedBy({ action: 'request.submit', input: { text: '路灯不亮了', photos: [] } }, contract.requests),
      ),
    ).toBe('BAD_INPUT');
    expect(
      refusal(() =>
        askedBy({ action: 'request.list', operationId: OPERATION, input: { of: 'mine' } }, contract.requests),
      ),
    ).toBe('BAD_INPUT');
  });

  test('whatever a phone sends, the answer is an input or a refusal, and never a bug', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), (event) => {
        const json = JSON.stringify(event) as string | undefined;
        expect(refusal(() => askedBy(json === undefined ? undefined : JSON.parse(json), contract.requests))).toBe(
          'BAD_INPUT',
        );
      }),
    );
  });
});

describe('operations', () => {
  const now = new Date('2026-11-18T02:00:00Z');
  const press = (person: string, operationId: string, input: unknown): Applied =>
    operationOf({ person, operationId, action: 'request.submit', input, now });

  test('ids have 24 lower-case characters, and no two presses share one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        expect(idOf(a, b)).toMatch(/^[0-9a-z]{24}$/);
        expect(idOf(a, b) === idOf(c, d)).toBe(a === c && b === d);
      }),
    );
  });

  test('the order of keys does not make another body', () => {
    expect(press('o-1', OPERATION, { a: 1, b: { c: [1], d: 2 } })).toEqual(
      press('o-1', OPERATION, { b: { d: 2, c: [1] }, a: 1 }),
    );
  });

  test('the same press is known, another body refused, another person new', () => {
    const doc = { _id: 'x', version: 1, operations: [press('o-1', OPERATION, { a: 1 })] };
    expect(hasApplied(doc, press('o-1', OPERATION, { a: 1 }))).toBe(true);
    expect(refusal(() => hasApplied(doc, press('o-1', OPERATION, { a: 2 })))).toBe('OPERATION_REUSED');
    expect(hasApplied(doc, press('o-2', OPERATION, { a: 1 }))).toBe(false);
  });

  test('the list is bounded and never forgets the press that made the document', () => {
    const many = Array.from({ length: 3 * OPERATIONS_MAX }, (_, index) => ({ id: `${index}`, digest: '', at: '' }));
    const kept = many.reduce<readonly Applied[]>((all, one) => withOperation(all, one), []);
    expect(kept).toHaveLength(OPERATIONS_MAX);
    expect([kept[0]?.id, kept.at(-1)?.id]).toEqual(['0', `${3 * OPERATIONS_MAX - 1}`]);
  });

  test('a number can be read out on the phone', () => {
    expect(numberOf(idOf('x'), '2026-11-18')).toMatch(/^261118-[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});

describe('pages', () => {
  test('a cursor comes back as it went', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, _id) =>
        expect(afterOf(cursorOf({ value, _id }))).toEqual({ value, _id }),
      ),
    );
  });

  test('anything else handed in as a cursor is refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => expect(refusal(() => afterOf(text))).toBe('BAD_INPUT')),
    );
    const array = Buffer.from(JSON.stringify([{ $gt: '' }, 'x'])).toString('base64url');
    expect(refusal(() => afterOf(array))).toBe('BAD_INPUT');
  });

  test('pages of any size show every row once, in order, and then end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }), (rows, size) => {
        const all = Array.from({ length: rows }, (_, index) => ({ _id: String(index).padStart(3, '0') }));
        const seen: string[] = [];
        let from = '';
        do {
          const found = all.filter(({ _id }) => _id > from).slice(0, size + 1);
          const { shown, next } = pageOf(found, size, ({ _id }) => _id);
          seen.push(...shown.map(({ _id }) => _id));
          from = next ? (afterOf(next)?._id ?? '') : '';
        } while (from);
        expect(seen).toEqual(all.map(({ _id }) => _id));
      }),
    );
  });
});
