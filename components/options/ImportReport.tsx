import type { VNode } from 'preact';
import { formOf, t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import type { ImportState } from './import-job.ts';

/** So many lines of what was left out are listed; a pack can have one for each of its entries. */
const MOST_LINES = 200;

interface ImportReportProps {
  fileName: string;
  state: Exclude<ImportState, { preview: object }>;
  onDismiss(): void;
}

/** What becomes of one file: how far it is, what was taken of it, or why it was refused. */
export function ImportReport({ fileName, state, onDismiss }: ImportReportProps) {
  if ('step' in state) return <Progress state={state} fileName={fileName} onCancel={onDismiss} />;
  const close = (
    <button
      type="button"
      class="text-button"
      aria-label={t('importDismissThat', fileName)}
      onClick={onDismiss}
    >
      {t('importDismiss')}
    </button>
  );
  if ('error' in state) return <Refusal {...state} fileName={fileName} close={close} />;
  return <Summary {...state.done} close={close} />;
}

type UnderWay = Extract<ImportState, { step: string }>;

interface ProgressProps {
  state: UnderWay;
  fileName: string;
  onCancel(): void;
}

function Progress({ state, fileName, onCancel }: ProgressProps) {
  // A step that cannot say how far it is gets a bar that only says that it goes on.
  const part = 'done' in state && state.done > 0 ? { value: state.done, max: state.total } : {};
  return (
    <div class="report">
      <div class="report-head">
        <p>
          <strong>{fileName}</strong> <span class="soft">{describe(state)}</span>
        </p>
        {/* What is being indexed has all arrived: it is stored in a moment. */}
        {state.step !== 'indexing' && (
          <button
            type="button"
            class="text-button"
            aria-label={t('importCancelThat', fileName)}
            onClick={onCancel}
          >
            {t('importCancel')}
          </button>
        )}
      </div>
      {state.step !== 'waiting' && <progress class="bar" aria-label={t('importOf', fileName)} {...part} />}
    </div>
  );
}

function describe(state: UnderWay): string {
  switch (state.step) {
    case 'waiting':
      return t('importWaits');
    case 'reading':
      return t('importReading');
    case 'checking':
      return t('importChecking');
    case 'storing':
      return t('importStoring', state.done, state.total);
    case 'indexing':
      return t('importIndexing');
  }
}

interface RefusalProps {
  fileName: string;
  error: string;
  problems: readonly string[];
  close: VNode;
}

function Refusal({ fileName, error, problems, close }: RefusalProps) {
  return (
    <div class="report report-refused" role="alert">
      <div class="report-head">
        <p>
          <strong>{fileName}</strong> {error}
        </p>
        {close}
      </div>
      {problems.length > 0 && <Lines lines={problems} />}
    </div>
  );
}

interface SummaryProps {
  name: string;
  entries: number;
  leftOut: readonly string[];
  close: VNode;
}

function Summary({ name, entries, leftOut, close }: SummaryProps) {
  return (
    <div class="report report-done" role="status">
      <div class="report-head">
        <p>
          {rich(formOf('importIn', entries), entries, <strong>{name}</strong>)}{' '}
          {leftOut.length === 0 && t('importNothingLeftOut')}
        </p>
        {close}
      </div>
      {leftOut.length > 0 && (
        <details>
          <summary>{tCount('importLeftOut', leftOut.length)}</summary>
          <Lines lines={leftOut} />
        </details>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  const more = lines.length - MOST_LINES;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing in it that takes focus
    <ul class="lines" tabIndex={0}>
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {more > 0 && <li class="soft">{t('importAndMore', more)}</li>}
    </ul>
  );
}
