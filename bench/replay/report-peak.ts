import { writeSync } from 'node:fs';

// Loaded before the command: at its end it tells, on file descriptor 3, the most memory it had, in KiB.
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
