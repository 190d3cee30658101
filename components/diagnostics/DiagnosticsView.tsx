import { useRef } from 'preact/hooks';
import type { Diagnosis, Surroundings } from '../../glossary/diagnosis.ts';
import { Confirm } from '../history/Confirm.tsx';
import { date, number } from '../messages/format.ts';
import { t } from '../messages/messages.ts';
import { OptionsSection } from '../options/OptionsSection.tsx';
import { timeAway } from '../options/time-away.ts';

/** What is being done, or was done last. */
export interface Work {
  state: 'idle' | 'busy' | 'done' | 'failed';
  says?: string;
  /** One by one, what did not work. */
  lines?: readonly string[];
}

interface DiagnosticsActions {
  copy(): void;
  repair(): void;
  backUp(): void;
  /** A file has been chosen to restore from. */
  choose(file: File): void;
  restore(): void;
  /** The reader has seen what was done. */
  dismiss(): void;
  /** Restores nothing after all. */
  keep(): void;
}

interface DiagnosticsProps {
  diagnosis: Diagnosis;
  around: Surroundings;
  work: Work;
  /** Asked before a backup is restored. */
  question: { title: string; text: string[]; yes: string } | undefined;
  actions: DiagnosticsActions;
}

/** How LumoMate is, and what mends it. */
export function DiagnosticsView({ diagnosis, around, work, question, actions }: DiagnosticsProps) {
  const isBusy = work.state === 'busy';
  return (
    <>
      <header class="options-header">
        <h1>
          <span class="wordmark">LumoMate</span> <span class="soft">{t('diagnosticsTitle')}</span>
        </h1>
        <a href="/options.html">{t('diagnosticsOptions')}</a>
      </header>
      <main class="options">
        <OptionsSection id="health" title={t('diagnosticsHealth')} lead={t('diagnosticsHealthLead')}>
          <Facts diagnosis={diagnosis} around={around} />
          <PackTable packs={diagnosis.packs} />
          <SubscriptionTable subscriptions={around.subscriptions} />
          <AlarmTable alarms={diagnosis.alarms} />
          <div class="buttons">
            <button type="button" class="button" onClick={actions.copy}>
              {t('diagnosticsCopy')}
            </button>
          </div>
          <p class="soft">{t('diagnosticsCopyNote')}</p>
        </OptionsSection>
        <OptionsSection id="repair" title={t('diagnosticsRepair')} lead={t('diagnosticsRepairLead')}>
          <div class="buttons">
            <button type="button" class="button" disabled={isBusy} onClick={actions.repair}>
              {t('diagnosticsRepair')}
            </button>
          </div>
        </OptionsSection>
        <OptionsSection id="backup" title={t('diagnosticsBackup')} lead={t('diagnosticsBackupLead')}>
          <div class="buttons">
            <button type="button" class="button" disabled={isBusy} onClick={actions.backUp}>
              {t('diagnosticsSave')}
            </button>
            <RestoreButton isBusy={isBusy} onFile={actions.choose} />
          </div>
          <p class="soft">{t('diagnosticsBackupNote')}</p>
        </OptionsSection>
      </main>
      <WorkReport work={work} onDismiss={actions.dismiss} />
      {question && (
        <Confirm {...question} no={t('importCancel')} onYes={actions.restore} onNo={actions.keep} />
      )}
    </>
  );
}

function Facts({ diagnosis, around }: Pick<DiagnosticsProps, 'diagnosis' | 'around'>) {
  const { version, database, reader } = diagnosis;
  const { browser, used, quota, syncProblem } = around;
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const facts: [name: string, value: string][] = [
    [t('diagnosticsVersion'), version],
    [t('diagnosticsBrowser'), browser],
    [t('diagnosticsDatabase'), t(database === 'stored' ? 'diagnosticsStored' : 'diagnosticsMemory')],
  ];
  if (used !== undefined && quota !== undefined)
    facts.push([t('diagnosticsStorage'), t('diagnosticsUsed', megabytes(used), megabytes(quota))]);
  facts.push([
    t('diagnosticsHistory'),
    'problem' in reader ? reader.problem : t('diagnosticsMet', reader.meetings, reader.terms),
  ]);
  if (syncProblem) facts.push([t('diagnosticsSync'), syncProblem]);
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <>
          <dt key={name}>{name}</dt>
          <dd key={value}>{value}</dd>
        </>
      ))}
    </dl>
  );
}

interface TableProps {
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

function Table({ caption, heads, rows }: TableProps) {
  return (
    <table class="states">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, i) => (
              <td key={heads[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PackTable({ packs }: Pick<Diagnosis, 'packs'>) {
  return (
    <Table
      caption={t('packsTitle')}
      heads={[t('diagnosticsPack'), t('diagnosticsVersion'), t('diagnosticsEntries'), t('diagnosticsState')]}
      rows={packs.map(({ name, version, entries, problem }) => [
        name,
        version,
        number(entries),
        problem ?? t('diagnosticsFine'),
      ])}
    />
  );
}

function SubscriptionTable({ subscriptions }: Pick<Surroundings, 'subscriptions'>) {
  if (!subscriptions.length) return <p class="soft">{t('diagnosticsNoUpdates')}</p>;
  return (
    <Table
      caption={t('diagnosticsUpdates')}
      heads={[t('diagnosticsPack'), t('diagnosticsChecked'), t('diagnosticsNext'), t('diagnosticsState')]}
      rows={subscriptions.map(({ name, checkedAt, nextCheck, problem }) => [
        name,
        checkedAt === undefined ? t('diagnosticsNever') : timeAway(checkedAt),
        timeAway(nextCheck),
        problem ?? t('diagnosticsFine'),
      ])}
    />
  );
}

function AlarmTable({ alarms }: Pick<Diagnosis, 'alarms'>) {
  if (!alarms.length) return <p class="soft">{t('diagnosticsNoAlarms')}</p>;
  const written = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return (
    <Table
      caption={t('diagnosticsAlarms')}
      heads={[t('diagnosticsAlarm'), t('diagnosticsTime')]}
      rows={alarms.map(({ name, at }) => [name, date(at, written)])}
    />
  );
}

interface RestoreButtonProps {
  isBusy: boolean;
  onFile(file: File): void;
}

function RestoreButton({ isBusy, onFile }: RestoreButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" disabled={isBusy} onClick={() => input.current?.click()}>
        {t('diagnosticsRestore')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

interface WorkReportProps {
  work: Work;
  onDismiss(): void;
}

function WorkReport({ work: { state, says, lines = [] }, onDismiss }: WorkReportProps) {
  return (
    <div class={says ? 'work-report' : ''} role={state === 'failed' ? 'alert' : 'status'}>
      {says && <p class={state === 'failed' ? 'problem' : ''}>{says}</p>}
      {lines.length > 0 && (
        <ul class="lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {says && state !== 'busy' && (
        <button type="button" class="text-button" onClick={onDismiss}>
          {t('optionsDismiss')}
        </button>
      )}
    </div>
  );
}
