/** What the command ends with: 0 all is well, 1 the pack is at fault, 2 the command line or a file that is not there. */
export type ExitCode = 0 | 1 | 2;

/** An end of the command that was to be expected, with a sentence for the person who gave it. */
export class ToolError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.name = 'ToolError';
    this.exitCode = exitCode;
  }
}
