import { everyWriteOf } from '../support/crashTable';

everyWriteOf('community');
