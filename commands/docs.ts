import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS, docsPages } from './docsPages';
import { flagsOf } from './flags';

flagsOf({}, 'npm run docs');

mkdirSync(DOCS, { recursive: true });
for (const [name, text] of Object.entries(docsPages())) writeFileSync(join(DOCS, name), text);
console.log(`✓ ${Object.keys(docsPages()).length} pages in ${DOCS}`);
