import type { Proposal } from '../requests/case';
import type { Task } from './model';

/** What the request hears: what was done with pictures, or why it came to nothing. */
export const resultOf = (task: Task): Proposal => {
  const done = task.state === 'approved';
  return {
    from: 'task',
    id: task._id,
    words: done ? task.resultWords : `任务没有办成：${task.history.at(-1)?.words || '没有人来'}`,
    photos: done ? task.resultPhotos : [],
    at: task.requestDueAt,
  };
};
