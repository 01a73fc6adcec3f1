import fc from 'fast-check';
import { visible } from '../../domain/kernel/visible';

test.each([
  ['灯\u0000不\u200b亮', '灯不亮'],
  ['\u202e亮不灯\u202c', '亮不灯'],
  ['路灯\ud83d', '路灯'],
  ['\udc00路灯', '路灯'],
  ['\u3164\u2800\u200d\ufe0f', ''],
])('%j is read as %j', (written, read) => expect(visible(written)).toBe(read));

test.each(['3号楼的路灯不亮了\n从上周起', '👨‍👩‍👧‍👦 一家四口', '1️⃣ 先来', '𠮷野家', 'e\u0301'])(
  '%j stays as it was written',
  (text) => expect(visible(text)).toBe(text),
);

test('whatever was written, what is kept has whole characters only, and keeping it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = visible(text);
      expect(() => encodeURIComponent(kept)).not.toThrow();
      expect(visible(kept)).toBe(kept);
    }),
  );
});
