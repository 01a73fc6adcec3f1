import { actionNames, actions, functionNames, contract, isChanging } from '../../domain/contract';
import { relations, roles } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';

test('every action has a row and every row an action', () => {
  expect(Object.keys(permissions).sort()).toEqual([...actionNames].sort());
});

test.each(actionNames)('%s names parties that exist, each once', (action) => {
  const row: readonly string[] = permissions[action];
  expect(row.length).toBeGreaterThan(0);
  expect(new Set(row).size).toBe(row.length);
  for (const party of row) expect([...roles, ...relations]).toContain(party);
});

test('an action is served by one function only', () => {
  const served = functionNames.flatMap((name) => Object.keys(contract[name]));
  expect(new Set(served).size).toBe(served.length);
});

test('whoever may change a request may read it', () => {
  const readers: readonly string[] = permissions['request.read'];
  const onARequest = actionNames.filter(
    // What makes somebody a party is asked by those who are not one yet.
    (name) =>
      name.startsWith('request.') &&
      isChanging(name) &&
      !['request.submit', 'request.record', 'request.join', 'request.link'].includes(name),
  );
  for (const action of onARequest) for (const party of permissions[action]) expect(readers).toContain(party);
});

test('every input is strict: a key the contract does not name is refused', () => {
  for (const action of actionNames) {
    const { input } = actions[action];
    const shapes = 'options' in input ? input.options : [input];
    for (const shape of shapes) expect(shape.type).toBe('strict_object');
  }
});
