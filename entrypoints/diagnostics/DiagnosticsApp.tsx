import { useState } from 'preact/hooks';
import { download } from '../../components/controls/download.ts';
import { Trouble } from '../../components/controls/Trouble.tsx';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { DiagnosticsView, type Work } from '../../components/diagnostics/DiagnosticsView.tsx';
import { longDay } from '../../components/messages/format.ts';
import { t } from '../../components/messages/messages.ts';
import { type Backup, parseBackup } from '../../glossary/backup.ts';
import { type Diagnosis, diagnosisText, type Surroundings } from '../../glossary/diagnosis.ts';
import type { Ask } from '../../glossary/requests.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

/** Gathers how LumoMate is, and does what mends it. */
export function DiagnosticsApp({ ask }: { ask: Ask }) {
  const [turn, setTurn] = useState(0);
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const [backup, setBackup] = useState<Backup>();
  const known = useAnswer(turn, () => gather(ask));

  /** Does one thing at a time, and looks at everything again afterwards. */
  async function run(says: string, job: (say: (text: string) => void) => Promise<Work>): Promise<void> {
    setWork({ state: 'busy', says });
    const done = await job((text) => setWork({ state: 'busy', says: text })).catch(
      (error: Error): Work => ({ state: 'failed', says: error.message }),
    );
    setWork(done);
    setTurn((count) => count + 1);
  }

  if (known.problem)
    return <Trouble what={t('diagnosticsFailed')} why={known.problem} onAgain={known.again} />;
  if (!known.value) return null;
  const { diagnosis, around } = known.value;
  return (
    <DiagnosticsView
      diagnosis={diagnosis}
      around={around}
      work={work}
      question={backup && beforeRestoring(backup)}
      actions={{
        copy: () =>
          void navigator.clipboard.writeText(diagnosisText(diagnosis, around, Date.now())).then(
            () => setWork({ state: 'done', says: t('diagnosticsCopied') }),
            (error: Error) => setWork({ state: 'failed', says: t('diagnosticsNotCopied', error.message) }),
          ),
        repair: () => void run(t('diagnosticsRepairing'), () => repair(ask)),
        backUp: () =>
          void run(t('diagnosticsSaving'), async () => {
            const now = Date.now();
            download(`lumomate-${new Date(now).toISOString().slice(0, 10)}.json`, await backUp(ask, now));
            return { state: 'done', says: t('diagnosticsSaved') };
          }),
        async choose(file) {
          try {
            setBackup(parseBackup(await file.text()));
          } catch (error) {
            setWork({ state: 'failed', says: t('diagnosticsNotRead', file.name, (error as Error).message) });
          }
        },
        restore() {
          if (!backup) return;
          setBackup(undefined);
          void run(t('diagnosticsRestoring', ''), async (say) => {
            const left = await restore(ask, backup, (name) => say(t('diagnosticsRestoring', name)));
            const says = t(left.length ? 'diagnosticsRestoredBut' : 'diagnosticsRestored');
            return { state: left.length ? 'failed' : 'done', says, lines: left };
          });
        },
        dismiss: () => setWork({ state: 'idle' }),
        keep: () => setBackup(undefined),
      }}
    />
  );
}

async function gather(ask: Ask): Promise<{ diagnosis: Diagnosis; around: Surroundings }> {
  const [diagnosis, subscriptions, upkeep, { usage, quota }] = await Promise.all([
    ask('diagnose', {}),
    ask('list-subscriptions', {}),
    ask('upkeep-status', {}),
    navigator.storage.estimate(),
  ]);
  const around = { browser: navigator.userAgent, used: usage, quota, subscriptions };
  return { diagnosis, around: { ...around, syncProblem: upkeep.sync.problem } };
}

/** Indexes first: what is fetched makes its own. */
async function repair(ask: Ask): Promise<Work> {
  const { packs } = await ask('rebuild-indexes', { sure: true });
  const subscriptions = await ask('list-subscriptions', {});
  const lines: string[] = [];
  for (const { id, name } of subscriptions) {
    const { problem } = await ask('update-now', { id });
    if (problem) lines.push(t('diagnosticsNotUpdated', name, problem));
  }
  const says = t('diagnosticsRepaired', packs, subscriptions.length);
  return { state: lines.length ? 'failed' : 'done', says, lines };
}

function beforeRestoring({ made, packs, subscriptions, reader }: Backup) {
  return {
    title: t('diagnosticsRestoreQuestion', longDay(made)),
    text: [
      t('diagnosticsRestoreWhat', packs.length, subscriptions.length, reader.meetings.length),
      t('diagnosticsRestoreHow'),
    ],
    yes: t('diagnosticsRestoreYes'),
  };
}
