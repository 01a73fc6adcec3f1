import { everyWriteOf } from '../support/crashTable';

everyWriteOf('volunteers');
