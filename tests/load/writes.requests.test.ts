import { everyWriteOf } from '../support/crashTable';

everyWriteOf('requests');
