#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import { everydayWordsFile } from '../everyday-list.ts';
import { readEverydayWords } from '../everyday-words.ts';
import { readDraft } from '../formats/read.ts';
import { runTool } from './run.ts';

/** `lumomate-pack`: the command as a process. */

// Whoever reads what is piped, as `head` does, may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runTool(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: () => buffer(process.stdin),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isColourful: process.stdout.isTTY === true && !process.env.NO_COLOR,
  now: () => new Date(),
  isEveryday: readEverydayWords(everydayWordsFile()),
  readDraft,
});
