import { messageOf } from '../notices/rules';
import type { Message, Notice } from '../notices/model';
import { taskMachine, type TaskState } from './machine';
import type { Task } from './model';

/** What a task's message says. */
export const taskMessage = (task: Task, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: `packages/volunteers/task/index?id=${task._id}`,
    title: task.title,
    state: taskMachine.states[notice.state as TaskState],
    at: task.startsAt,
    now,
  });
