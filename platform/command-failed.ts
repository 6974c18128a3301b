/** A command with valid arguments that cannot go on. The message names the failure, the input and the fix. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
