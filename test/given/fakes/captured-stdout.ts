/** Keeps the lines that go to stdout, where Lambda takes them for its log, until `restore`. */
export function captureStdout() {
  const write = process.stdout.write.bind(process.stdout);
  let written = '';
  process.stdout.write = (chunk) => {
    written += String(chunk);
    return true;
  };
  return {
    lines: () => {
      const lines = written.split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    restore: () => {
      process.stdout.write = write;
    },
  };
}
