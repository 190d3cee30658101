import { type Draft, type Dropped, FORMAT_NAMES, type FormatName, type ReadOptions } from './draft.ts';
import { Graph } from './rdf.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { skosDraft } from './skos.ts';

/** Thesauri of one file or several, in one syntax of RDF. */

/** A syntax that RDF is written in. */
export interface RdfSyntax {
  name: FormatName;
  recognises(sample: Sample): boolean;
  /**
   * Adds what a file says to a graph.
   * @param fileName for places in errors when there are several files; '' else
   * @param index which of the files it is, to tell their blank nodes apart
   * @returns lines about what was not taken
   */
  add(graph: Graph, sample: Sample, fileName: string, index: number): string[] | Promise<string[]>;
}

export function rdfReader(syntax: RdfSyntax): Reader {
  return {
    name: syntax.name,
    recognises: (files) => isMostly(files, syntax.recognises),
    read: (files, options) => readThesaurus(files, syntax, options),
  };
}

async function readThesaurus(
  files: readonly Sample[],
  syntax: RdfSyntax,
  options: ReadOptions,
): Promise<Draft> {
  const { theirs, others } = apart(files, syntax.recognises, syntax.name);
  const graph = new Graph();
  const notes: string[] = [];
  for (const [index, sample] of theirs.entries()) {
    notes.push(...(await syntax.add(graph, sample, theirs.length > 1 ? sample.name : '', index)));
  }
  const draft = skosDraft(graph, syntax.name, options);
  return { ...draft, dropped: [...others, ...draft.dropped], notes: [...notes, ...draft.notes] };
}

/** Whether a folder is one of such files: a lone thesaurus beside a hundred pages is not what was meant. */
export function isMostly(files: readonly Sample[], isOne: (sample: Sample) => boolean): boolean {
  return files.length > 0 && files.filter(isOne).length * 2 >= files.length;
}

/** The files of a format, and the others as what is not taken; a single file is read as it was asked for. */
export function apart(
  files: readonly Sample[],
  isOne: (sample: Sample) => boolean,
  format: FormatName,
): { theirs: readonly Sample[]; others: Dropped[] } {
  if (files.length === 1) return { theirs: files, others: [] };
  return {
    theirs: files.filter(isOne),
    others: files
      .filter((file) => !isOne(file))
      .map(({ name }) => ({ at: name, why: `is not ${FORMAT_NAMES[format]}` })),
  };
}
