import { collections, type CollectionName, type Documents } from '../../domain/collections';
import { withOperation, type Aggregate, type Applied } from '../../domain/kernel/document';
import { assert } from '../../domain/kernel/fault';
import { saidThen, saidWhere } from './dialect';
import { appended, lacks } from './filters';
import { hasApplied } from './operation';

/** What stands between a call and what it writes. */
export type Guard = {
  /** Throws unless leave was asked and there is room: nothing is kept of an action nobody allowed. */
  readonly mayWrite: () => Promise<void> | void;
  /** What has to stand before anything is written. */
  readonly beforeWrite?: (() => Promise<void>) | undefined;
  /** What every write of this call is stamped with, so that a replay is recognised. */
  readonly operation: Applied | undefined;
};

/** Remembers the press that writes it, so that a replay is recognised. */
export const stamped = <C extends CollectionName>(name: C, doc: Documents[C], { operation }: Guard): Documents[C] => {
  if (!operation || !('operations' in doc) || hasApplied(doc, operation)) return doc;
  return { ...doc, operations: withOperation(doc.operations, operation, collections[name].remembers) };
};

/** This press has not counted here yet, and from now on it has. */
export const pressedOnce = ({ operation }: Guard): { where: object; stamp: object } => {
  assert(operation !== undefined, 'Only a press can be remembered.');
  return {
    where: saidWhere({ 'operations.id': lacks(operation.id) }),
    stamp: saidThen({ operations: appended(operation) }),
  };
};

/** Whether this very press was already done to it. */
export const isDoneIn = (doc: object, { operation }: Guard): boolean =>
  operation !== undefined && 'operations' in doc && hasApplied(doc as Aggregate, operation);
