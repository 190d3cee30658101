import { t } from '../../components/messages/messages.ts';
import type { Diagnosis, PackHealth } from '../../glossary/diagnosis.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import type { Answers } from './answer.ts';
import type { Library } from './library.ts';
import type { StoredPack } from './store.ts';

/** How the background is, and what mends it. */

export interface DiagnosisTools {
  library(): Promise<Library>;
  publishRevision(): Promise<void>;
  version: string;
  alarms(): Promise<readonly { name: string; scheduledTime: number; periodInMinutes?: number | undefined }[]>;
  /** How much is known of the reader. */
  countMet(): Promise<{ meetings: number; terms: number }>;
}

export function diagnosisAnswers({ library, publishRevision, version, alarms, countMet }: DiagnosisTools) {
  return {
    async diagnose(): Promise<Diagnosis> {
      const current = await library();
      const packs: PackHealth[] = [];
      for (const pack of current.packs()) packs.push(await examine(current, pack));
      const rung = [...(await alarms())].sort((a, b) => a.scheduledTime - b.scheduledTime);
      return {
        version,
        database: current.isStored ? 'stored' : 'memory',
        packs,
        reader: await countMet().then(
          ({ meetings, terms }) => ({ meetings, terms }),
          (error: Error) => ({ problem: error.message }),
        ),
        alarms: rung.map(({ name, scheduledTime, periodInMinutes }) => ({
          ...{ name, at: scheduledTime },
          ...(periodInMinutes !== undefined && { every: periodInMinutes }),
        })),
      };
    },
    async 'rebuild-indexes'() {
      const packs = await (await library()).rebuild();
      await publishRevision();
      return { packs };
    },
  } satisfies Partial<Answers>;
}

/** Reads the first of its entries, which fails where the database is damaged or has lost them. */
async function examine(library: Library, pack: StoredPack): Promise<PackHealth> {
  const { id, name, version, entryCount, private: isPrivate } = pack;
  const health = { id, name, version, entries: entryCount, private: isPrivate, builtIn: id === BUILT_IN };
  try {
    const [first] = await library.entriesAfter(id, undefined, 1);
    return first || !entryCount ? health : { ...health, problem: t('diagnosticsLost') };
  } catch (error) {
    return { ...health, problem: (error as Error).message };
  }
}
