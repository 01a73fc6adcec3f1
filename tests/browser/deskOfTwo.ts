import path from 'node:path';
import { startCloud } from '../../local-wechat/cloud/cloud';
import { deskPages } from '../../local-wechat/desk/serve';

/** Run by desk.test.ts in a process of its own: a desk with the smallest mini-program and two people. */
const phones = path.join(__dirname, '../phone/wx');
startCloud({
  port: 0,
  functions: path.join(phones, 'functions'),
  data: ':memory:',
  personas: [
    { id: 'one', name: '小林', role: '居民', openid: 'o-one' },
    { id: 'two', name: '小陈', role: '社区专员', openid: 'o-two' },
  ],
  pages: deskPages({
    weapp: path.join(phones, 'program'),
    seats: ['one', 'two'],
    groups: [{ kind: 'group', id: 'shops', name: '商户群' }],
    codes: [{ label: '3 号楼', result: 'b3', path: 'pages/detail/index?scene=b3' }],
  }),
}).then(
  ({ url }) => console.log(`ready ${url}`),
  (reason: Error) => {
    console.error(reason.message);
    process.exit(1);
  },
);
