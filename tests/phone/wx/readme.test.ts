import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runtimeApis } from '../../../local-wechat/phone/apis';
import { aPhoneWithWx } from './wxPhone';

const file = path.join(__dirname, '../../../local-wechat/phone/README.md');
const between = (text: string, mark: string) =>
  new RegExp(`(?<=<!-- ${mark} -->\\n)[^]*(?=\\n<!-- /${mark} -->)`).exec(text)?.[0] ?? '';
const namesIn = (text: string) => [...text.matchAll(/`([\w.]+)`/g)].map((match) => match[1] ?? '').sort();

test('the README names exactly what wx supplies', async () => {
  const { wx, phone } = await aPhoneWithWx();
  const cloud = Object.keys(wx['cloud'] ?? {}).map((name) => `cloud.${name}`);
  const supplied = [...Object.keys(wx), ...cloud].filter((name) => name !== 'cloud');
  expect(Object.keys(wx)).toEqual(expect.arrayContaining(Object.keys(runtimeApis(phone))));
  const text = readFileSync(file, 'utf8');
  expect(namesIn(between(text, 'supplied'))).toEqual(supplied.sort());
});
