import { runBuild } from './build-command.ts';
import { runCheck } from './check-command.ts';
import { type Command, HELP, parseCommand } from './command.ts';
import { runConvert } from './convert-command.ts';
import { type ExitCode, ToolError } from './tool-error.ts';
import type { World } from './world.ts';

/**
 * Runs the command line.
 * @param words as given after the command's name
 * @returns what the process should end with
 */
export async function runTool(words: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await run(parseCommand(words), world);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    world.err(`${error.message}\n`);
    return error.exitCode;
  }
}

async function run(command: Command, world: World): Promise<ExitCode> {
  switch (command.name) {
    case 'help':
      world.out(HELP);
      return 0;
    case 'check':
      return runCheck(command, world);
    case 'convert':
      return runConvert(command, world);
    case 'build':
      return runBuild(command, world);
  }
}
