import { wxssToCss, type Scope } from '../../../local-wechat/phone/css';
import { phoneUnits } from '../../../local-wechat/phone/units';

const css = (wxss: string, scope: Scope, more: Record<string, string> = {}) => {
  const files: Record<string, string> = { 'pages/a/index.wxss': wxss, ...more };
  return wxssToCss({ file: 'pages/a/index.wxss', read: (file) => files[file] ?? '', assets: '/weapp/' }, scope);
};
const app: Scope = { of: 'app' };
const page: Scope = { of: 'page', className: 'pg-1' };
const component: Scope = { of: 'component', prefix: 'c7', shared: false };

test.each([
  ['width:10rpx', 'width:calc(10 * var(--rpx))'],
  ['margin:-1.5rpx 0rpx', 'margin:calc(-1.5 * var(--rpx)) 0px'],
  ['height:calc(100vh - 20rpx)', 'height:calc(calc(100 * var(--vh)) - calc(20 * var(--rpx)))'],
  ['background:url(a/75rpx.png)', 'background:url(a/75rpx.png)'],
  ['padding-bottom:env(safe-area-inset-bottom)', 'padding-bottom:var(--safe-area-inset-bottom, 0px)'],
])('%s means %s on this phone', (wxss, expected) => {
  expect(phoneUnits(wxss)).toBe(expected);
});

test('tags get the names their elements have', () => {
  expect(css('page view,text::after,van-cell{}', app)).toBe('mp-page wx-view,wx-text::after,van-cell{}');
});

test('a page’s rules stay on that page and weigh what they weighed', () => {
  expect(css('.a .b{}page{}', page)).toBe(':where(.pg-1) .a .b{}mp-page:where(.pg-1){}');
});

test('a component’s classes are its own, inside :not too; its host is found by attribute', () => {
  expect(css(':host{}.a.b>view:not(.c):nth-child(2n+1),[data-x=".y"] .d\\/e{}', component)).toBe(
    '[wx-host="c7"]{}.c7--a.c7--b>wx-view:not(.c7--c):nth-child(2n+1),[data-x=".y"] .c7--d\\/e{}',
  );
});

test('a component without isolation reaches everything', () => {
  expect(css('.a{}', { ...component, shared: true })).toBe('.a{}');
});

test('imports come in where they stand, once round a circle', () => {
  const more = { 'pages/a/b.wxss': '@import "/c.wxss";.b{}', 'c.wxss': '@import "./pages/a/b.wxss";.c{}' };
  expect(css('@import "./b.wxss";.a{}', app, more)).toBe('.c{}.b{}.a{}');
});

test('pictures are found beside the stylesheet, the rest stays', () => {
  expect(css('.a{background:url("../x.png")}.b{background:url(data:a)}', app)).toBe(
    '.a{background:url("/weapp/pages/x.png")}.b{background:url(data:a)}',
  );
});

test('dark is the phone’s own, and frames of an animation are no selectors', () => {
  expect(css('@media (prefers-color-scheme:dark){.a{}}@keyframes k{from{left:1rpx}}', component)).toBe(
    ':where([data-theme="dark"]) .c7--a{}@keyframes k{from{left:calc(1 * var(--rpx))}}',
  );
});
