/** Oldest Node that runs the command, as package.json's `engines` has it. */
const oldest = [22, 18] as const;

/** Returns the failure and the fix if this version of Node is too old; `undefined` otherwise. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Node ${version} is too old. Install Node ${oldest.join('.')} or newer from https://nodejs.org.`;
}
