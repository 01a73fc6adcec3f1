import { isOlder } from '../../src/api/baseLibrary';
import { framesOf } from '../../src/api/frames';

test.each([
  ['2.9.10', true],
  ['2.32.2', true],
  ['2.32.3', false],
  ['2.33.0', false],
  ['3.0', false],
  ['3.7.8', false],
  ['2', true],
  ['1.99.99', true],
  ['10.0.0', false],
])('the base library %s is too old: %s', (version, old) => expect(isOlder(version)).toBe(old));

test('of what breaks on a phone only the lines of the program are written down, never the words in the message', () => {
  const stack = [
    'SyntaxError: Unexpected token 老 in JSON at position 0: 老李家 13800138000 漏水',
    '    at Object.parse (https://usr/packages/requests/detail/index.js:12:345)',
    '    at vendors.js:1:99',
  ].join('\n');
  expect(framesOf(stack)).toEqual(['requests/detail/index.js:12:345', 'vendors.js:1:99']);
  expect(JSON.stringify(framesOf(stack))).not.toMatch(/1380013|老/);
  expect(framesOf('')).toEqual([]);
});
