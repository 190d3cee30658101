import type { CheckOptions } from '../check-pack.ts';
import type { Command, SourceOptions } from './command.ts';
import { type CheckedFile, countFindings, findingsJson, findingsText } from './print-findings.ts';
import { findSource, findSources, type ReadSource, readSource } from './read-source.ts';
import { type ExitCode, ToolError } from './tool-error.ts';
import type { World } from './world.ts';

/** `lumomate-pack check`: says what it finds, file by file, and goes on where one of them cannot be read. */
export async function runCheck(command: Command & { name: 'check' }, world: World): Promise<ExitCode> {
  const { isEveryday } = world;
  const others = await Promise.all(
    command.others.map(async (name) => {
      const { pack } = await readSource(await findSource(name, world), command.source, world, { isEveryday });
      if (!pack) throw new ToolError(`${name}: is no pack to compare with`, 2);
      return pack;
    }),
  );
  const options = { isEveryday, others };
  const files: CheckedFile[] = [];
  for (const name of command.files) {
    try {
      files.push(...(await checkNamed(name, command.source, world, options)));
    } catch (error) {
      files.push({ file: name, unreadable: messageOf(error, name), findings: [] });
    }
  }
  world.out(command.json ? findingsJson(files) : findingsText(files, world.isColourful));
  const { errors, advice, unreadable } = countFindings(files);
  if (unreadable) return 2;
  return errors || (command.strict && advice) ? 1 : 0;
}

/** Checks what a name means: a file, or those of a folder that are glossaries. */
async function checkNamed(
  name: string,
  source: SourceOptions,
  world: World,
  options: CheckOptions,
): Promise<CheckedFile[]> {
  const sources = await findSources([name], world);
  if (!sources.length) throw new ToolError(`${name}: the folder has no file that could be a glossary`, 2);
  const files: CheckedFile[] = [];
  for (const one of sources) {
    try {
      files.push(fileOf(await readSource(one, source, world, options)));
    } catch (error) {
      if (one.name === name) throw error;
      files.push({ file: one.name, skipped: messageOf(error, one.name), findings: [] });
    }
  }
  return files;
}

/** @throws the error itself when it was not to be expected */
function messageOf(error: unknown, file: string): string {
  if (!(error instanceof ToolError)) throw error;
  return error.message.replace(`${file}: `, '');
}

function fileOf({ name, format, pack, findings }: ReadSource): CheckedFile {
  return {
    file: name === '-' ? 'standard input' : name,
    format,
    entries: pack?.entries.length ?? 0,
    findings,
  };
}
