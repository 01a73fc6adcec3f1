import { everyWriteOf } from '../support/crashTable';

everyWriteOf('merchants');
