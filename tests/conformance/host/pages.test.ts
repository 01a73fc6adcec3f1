import { startCloud, type Cloud } from '../../../local-wechat/cloud/cloud';
import { join } from 'node:path';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({
    port: 0,
    functions: join(__dirname, '..', 'functions'),
    data: ':memory:',
    personas: [{ id: 'amy', name: 'Amy', openid: 'o-amy' }],
    pages: (req, res) => {
      if (req.url === '/broken') throw new Error('the page is broken');
      if (req.url !== '/' && req.url !== '/client.js') return false;
      res.end(`page ${req.url}`);
      return true;
    },
  });
});
afterAll(() => cloud.close());

const at = async (path: string): Promise<[number, string]> => {
  const response = await fetch(`${cloud.url}${path}`);
  return [response.status, await response.text()];
};

test('one address serves the cloud and the pages mounted beside it', async () => {
  expect(await at('/')).toEqual([200, 'page /']);
  expect(await at('/client.js')).toEqual([200, 'page /client.js']);
  expect(await at('/client/personas')).toEqual([200, '[{"id":"amy","name":"Amy","openid":"o-amy"}]']);
  expect(await at('/nothing')).toEqual([404, '{"code":"NOT_FOUND","message":"nothing answers GET /nothing"}']);
});

test('a page that breaks takes nothing down with it', async () => {
  expect(await at('/broken')).toEqual([500, '{"code":"SYS_ERR","message":"the page is broken"}']);
  expect(await at('/')).toEqual([200, 'page /']);
});
