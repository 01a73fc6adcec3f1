import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from '../../domain/faults';

const root = join(__dirname, '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? sources(path) : [path];
  });

describe.each(Object.entries(faults))('%s', (code, sentence) => {
  test('reads like a neighbour wrote it', () => {
    expect(sentence).toMatch(/。$/);
    expect(sentence).not.toMatch(/[!！]|非法|无效|失败|抱歉|错误|[A-Z_]{3,}/);
    expect(sentence.length).toBeLessThanOrEqual(40);
  });

  test('is really said somewhere', () => {
    const said = ['domain', 'cloudfunctions']
      .flatMap(sources)
      .filter((file) => !file.endsWith('faults.ts'))
      .some((file) => readFileSync(join(root, file), 'utf8').includes(`'${code}'`));
    expect(said).toBe(true);
  });
});
