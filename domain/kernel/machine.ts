import type { FaultCode } from '../faults';
import { refuse } from './fault';

export type Move<S extends string> = { readonly from: readonly S[]; readonly to: S; readonly label: string };

/** A life cycle as a table: what it can be, how it gets there, and what people call both. */
export type Machine<S extends string, M extends string> = {
  readonly name: string;
  readonly initial: S;
  readonly refusal: FaultCode;
  readonly states: Readonly<Record<S, string>>;
  readonly moves: Readonly<Record<M, Move<S>>>;
};

export const defineMachine = <const S extends string, const M extends string>(machine: Machine<S, M>): Machine<S, M> =>
  machine;

export type StateOf<T> = T extends Machine<infer S, string> ? S : never;
export type MoveOf<T> = T extends Machine<string, infer M> ? M : never;

/** The only way a state changes. */
export const step = <S extends string, M extends string>(machine: Machine<S, M>, state: S, move: M): S =>
  machine.moves[move].from.includes(state)
    ? machine.moves[move].to
    : refuse(machine.refusal, { machine: machine.name, state, move });

export const statesOf = <S extends string>(machine: Machine<S, string>): S[] => Object.keys(machine.states) as S[];

/** The moves the table allows from here; who may make them is the permission page's business. */
export const movesFrom = <S extends string, M extends string>(machine: Machine<S, M>, state: S): M[] =>
  (Object.keys(machine.moves) as M[]).filter((move) => machine.moves[move].from.includes(state));
