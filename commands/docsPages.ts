import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectionNames, collections } from '../domain/collections';
import { contract, isChanging, type ActionName } from '../domain/contract';
import { faults } from '../domain/faults';
import type { Machine } from '../domain/kernel/machine';
import { jobMachine, seekerMachine, talkMachine } from '../domain/jobs/machine';
import { offerMachine, orderMachine } from '../domain/offers/machine';
import { shopMachine } from '../domain/shops/machine';
import { groupMachine } from '../domain/groups/machine';
import { retentionInWords, type Retention } from '../domain/kernel/retention';
import { permissions } from '../domain/permissions';
import { retention } from '../domain/retention';
import { cardMachine } from '../domain/playbook/machine';
import { registerMachine } from '../domain/exports/machine';
import { proposalMachine } from '../domain/points/machine';
import { requestMachine } from '../domain/requests/machine';
import { rewardMachine, voucherMachine } from '../domain/rewards/machine';
import { taskMachine } from '../domain/tasks/machine';
import { wishMachine } from '../domain/wishes/machine';
import { support } from '../local-wechat/cloud/support';
import { rows } from '../tests/support/access/rows';
import { seenBy } from '../tests/support/access/seen';
import { actionWrites } from '../tests/support/writes/actions';
import { sweepWrites } from '../tests/support/writes/sweeps';
import { schemaWords } from './schemaWords';

export const DOCS = join('docs', 'generated');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');

const page = (title: string, lead: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, lead, ...parts].join('\n\n')}\n\n*Written by \`npm run docs\`; edit the table it comes from.*\n`;

const code = (text: string): string => `\`${text}\``;

const actionsPage = (): string =>
  page(
    'Actions',
    'Everything the mini-program may ask, by cloud function. A call is `{ action, operationId, input }`; the operation id goes with actions that change something. The answer is `{ ok: true, value, requestId }` or `{ ok: false, code, detail, requestId }`.',
    ...Object.entries(contract).flatMap(([name, actions]) => [
      `## ${name}`,
      ...Object.entries(actions).map(([action, { input, output }]) =>
        [
          `### ${action}${isChanging(action as ActionName) ? ' · changes' : ''}`,
          `may be asked by: ${permissions[action as ActionName].join(', ')}`,
          `\`\`\`ts\ninput  ${schemaWords(input)}\noutput ${schemaWords(output)}\n\`\`\``,
        ].join('\n\n'),
      ),
    ]),
  );

const permissionsPage = (): string => {
  const parties = [...new Set(Object.values(permissions).flat())];
  return page(
    'Permissions',
    'Who may do what. A role counts only inside the subtree of the place where the post is held. *When* is the [machine](machines.md)’s business.',
    table(
      ['action', ...parties],
      Object.entries(permissions).map(([action, allowed]) => [
        code(action),
        ...parties.map((party) => ((allowed as readonly string[]).includes(party) ? '●' : '')),
      ]),
    ),
  );
};

const accessPage = (): string =>
  page(
    'Access',
    'Who is let in, in a community with something to do for everybody, as `tests/security/access.test.ts` asserts it for every action and everybody: whoever is not named is refused, and whoever may not know of a thing hears the same as if there were none. 全体 is everybody, 住户 whoever registered, 有卡 whoever volunteers, 本社区 whoever lives there, `-` takes somebody out; a code after a colon is what the rule tells somebody who was let in.',
    table(
      ['action', 'let in'],
      Object.entries(rows).map(([action, row]) => [code(action), row]),
    ),
    '## Who sees what is personal',
    'Every field the [collections](collections.md) call personal or sensitive, by where it stands; what is not named is shown to nobody but whoever said it (`tests/security/canaries.test.ts`).',
    table(
      ['field', 'shown by', 'to'],
      Object.entries(seenBy).flatMap(([field, shown]) =>
        Object.keys(shown).length === 0
          ? [[code(field), 'nothing', '']]
          : Object.entries(shown).map(([action, row]) => [code(field), code(action), row]),
      ),
    ),
  );

const faultsPage = (): string =>
  page(
    'Refusals',
    'Every way the product says no, and the sentence a person reads. Codes never change once shipped.',
    table(
      ['code', 'sentence'],
      Object.entries(faults).map(([name, sentence]) => [code(name), sentence]),
    ),
  );

const drawn = (machine: Machine<string, string>): string =>
  [
    `## ${machine.name}`,
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${machine.initial}`,
    ...Object.entries(machine.states).map(([state, label]) => `  ${state}: ${label}`),
    ...Object.entries(machine.moves).flatMap(([move, { from, to, label }]) =>
      from.map((state) => `  ${state} --> ${to}: ${label} (${move})`),
    ),
    '```',
  ].join('\n');

const machinesPage = (): string =>
  page(
    'Life cycles',
    'Every state and every move; nothing changes state in another way.',
    drawn(requestMachine),
    drawn(cardMachine),
    drawn(registerMachine),
    drawn(proposalMachine),
    drawn(rewardMachine),
    drawn(voucherMachine),
    drawn(taskMachine),
    drawn(wishMachine),
    drawn(shopMachine),
    drawn(groupMachine),
    drawn(jobMachine),
    drawn(talkMachine),
    drawn(seekerMachine),
    drawn(offerMachine),
    drawn(orderMachine),
  );

const collectionsPage = (): string =>
  page(
    'Collections',
    'What is stored, how it is found, how long it is kept. No collection is open to clients: only the functions read and write.',
    ...collectionNames.map((name) => {
      const { holds, indexes, sensitivity } = collections[name];
      return [
        `## ${name}`,
        `${holds} · ${retentionInWords(retention[name] as Retention<object>)}`,
        table(
          ['index', 'keys', 'unique'],
          indexes.map((index) => [code(index.name), code(JSON.stringify(index.keys)), index.unique ? 'yes' : '']),
        ),
        `personal or sensitive: ${
          Object.entries(sensitivity)
            .map(([field, kind]) => `${code(field)} ${String(kind)}`)
            .join(', ') || 'nothing'
        }`,
      ].join('\n\n');
    }),
  );

const writesPage = (): string =>
  page(
    'Writes',
    'Every write of every action that changes something, and of every sweep of the clock. A function is crashed before and after each of them, the same button is pressed again or the clock rings again, and it was done once: `tests/load/writes.*.test.ts`, which record the writes anew and compare. A commit ends a transaction: all before it or nothing.',
    '## Actions',
    table(
      ['action', 'writes'],
      Object.entries(actionWrites).map(([action, writes]) => [code(action), writes]),
    ),
    '## The clock',
    'A minute in which the sweep has something to do. A walk goes on …, and is struck where the same first follows the same; after → comes what later sweeps make of it in the same minute, struck in minutes of their own.',
    table(
      ['sweep', 'minute', 'writes'],
      Object.entries(sweepWrites).flatMap(([sweep, minutes]) =>
        Object.entries(minutes).map(([minute, writes]) => [code(sweep), minute, writes]),
      ),
    ),
  );

const supportPage = (): string =>
  page(
    'What the local cloud supports',
    'Each row is proven by the conformance test it names, through the unmodified wx-server-sdk.',
    table(
      ['area', 'feature', 'supported', 'note', 'proven by'],
      support.map(({ area, feature, status, note, provenBy }) => [area, feature, status, note ?? '', provenBy ?? '']),
    ),
  );

/** Every generated page, by its file name. */
export const docsPages = (): Readonly<Record<string, string>> => ({
  'actions.md': actionsPage(),
  'permissions.md': permissionsPage(),
  'access.md': accessPage(),
  'faults.md': faultsPage(),
  'machines.md': machinesPage(),
  'collections.md': collectionsPage(),
  'writes.md': writesPage(),
  'cloud-support.md': supportPage(),
});

/** The pages whose text in the repository is not what the tables say now, a sentence each. */
export const staleDocs = (): string[] => {
  const pages = docsPages();
  const there = existsSync(DOCS) ? readdirSync(DOCS) : [];
  return [
    ...Object.entries(pages)
      .filter(([name, text]) => !there.includes(name) || readFileSync(join(DOCS, name), 'utf8') !== text)
      .map(([name]) => `${join(DOCS, name)} is stale; run npm run docs.`),
    ...there.filter((name) => !(name in pages)).map((name) => `${join(DOCS, name)} has no source any more; remove it.`),
  ];
};
