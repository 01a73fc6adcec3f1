import { Refusal } from '../../domain/kernel/fault';
import { movesFrom, statesOf, step, type Machine } from '../../domain/kernel/machine';

const reachableFrom = <S extends string, M extends string>(machine: Machine<S, M>, start: S): Set<S> => {
  const reached = new Set<S>([start]);
  for (const state of reached) for (const move of movesFrom(machine, state)) reached.add(machine.moves[move].to);
  return reached;
};

/** What must hold of every life cycle. `ends` are the states it may stay in for ever. */
export const machineIsSound = <S extends string, M extends string>(
  machine: Machine<S, M>,
  ends: readonly S[],
): void => {
  const states = statesOf(machine);
  const moves = Object.keys(machine.moves) as M[];

  describe.each(states)(`${machine.name}: %s`, (state) => {
    test.each(moves)('%s either goes where the table says or is refused', (move) => {
      const { from, to } = machine.moves[move];
      if (from.includes(state)) expect(step(machine, state, move)).toBe(to);
      else expect(() => step(machine, state, move)).toThrow(new Refusal(machine.refusal));
    });
  });

  test(`${machine.name}: every state can be reached`, () => {
    expect([...reachableFrom(machine, machine.initial)].sort()).toEqual([...states].sort());
  });

  test(`${machine.name}: from every state an end can be reached`, () => {
    for (const state of states) expect([...reachableFrom(machine, state)].some((one) => ends.includes(one))).toBe(true);
  });

  test(`${machine.name}: only ends have no way on, and nothing else is called an end`, () => {
    const stuck = states.filter((state) => movesFrom(machine, state).length === 0);
    for (const state of stuck) expect(ends).toContain(state);
  });

  test(`${machine.name}: every state and move has a Chinese label of its own`, () => {
    for (const label of Object.values<string>(machine.states)) expect(label).toMatch(/^\p{Script=Han}+$/u);
    expect(new Set(Object.values(machine.states)).size).toBe(states.length);
    expect(new Set(moves.map((move) => machine.moves[move].label)).size).toBe(moves.length);
  });
};
