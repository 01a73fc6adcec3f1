import { moveIsKept, townForTests } from '../support/moveIsKept';
import { 居民, 社区专员, 网格员 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.withdraw', move: 'withdraw', by: 居民, notBy: [社区专员, 网格员], input: { reason: '已经好了' } },
  town,
);
