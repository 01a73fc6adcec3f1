import { calendar } from '../../cloudfunctions/runtime/workdays';
import { afterWorkingDays, afterWorkingMinutes } from '../../domain/kernel/calendar';
import { timeInWords } from '../../domain/kernel/words';

/** Prints deadlines all over three years, for a process started under another TZ to compare. */
const lines: string[] = [];
for (let at = Date.parse('2024-01-01T00:00:00Z'); at < Date.parse('2026-12-20T00:00:00Z'); at += 7_777 * 60_000) {
  const from = new Date(at);
  const hours = afterWorkingMinutes(from, 240, calendar).at;
  const days = afterWorkingDays(from, 3, calendar).at;
  lines.push([from, hours, days].map((one) => one.toISOString()).join(' ') + timeInWords(days.toISOString(), from));
}
process.stdout.write(lines.join('\n'));
