import { useRef, useState } from 'preact/hooks';
import { EXPORT_FORMATS, type ExportName } from '../../glossary/formats/export-formats.ts';
import type { PackCount } from '../../glossary/requests.ts';
import { LockIcon } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
import { t } from '../messages/messages.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { ConfirmRemoval } from './ConfirmRemoval.tsx';
import { entryCount } from './count.ts';
import { Invitation, invitationLink } from './Invitation.tsx';
import { DownIcon, GripIcon, UpIcon } from './icons.tsx';
import { PackSitesForm, sitesLabel } from './PackSitesForm.tsx';
import type { PackActions, PackRowView } from './pack-row.ts';
import { SubscriptionLine } from './SubscriptionLine.tsx';

/** How a row moves in its list. */
interface RowOrder {
  isFirst: boolean;
  isLast: boolean;
  onMove(by: number): void;
  onDragStart(event: DragEvent): void;
}

interface PackRowProps {
  row: PackRowView;
  formats: readonly ExportName[];
  /** Undefined where it cannot be moved. */
  order: RowOrder | undefined;
  actions: PackActions;
}

type Panel = 'sites' | 'invite' | 'export' | 'check' | 'remove';

/** A pack, what is known of it, and all that can be done with it. */
export function PackRow({ row, formats, order, actions }: PackRowProps) {
  const { pack, on, sites, subscription, progress, locked } = row;
  const [panel, setPanel] = useState<Panel>();
  const removeButton = useRef<HTMLButtonElement>(null);
  const toggle = (name: Panel, label: string, says: string) => (
    <button
      type="button"
      class="text-button"
      aria-label={label}
      aria-expanded={panel === name}
      ref={name === 'remove' ? removeButton : null}
      onClick={() => setPanel(panel === name ? undefined : name)}
    >
      {says}
    </button>
  );
  return (
    <>
      {order && <Mover name={pack.name} {...order} />}
      <PackFacts row={row} />
      <Switch
        label={t('packsExplain', pack.name)}
        bare
        on={on}
        disabled={locked}
        onChange={(next) => actions.switchOn(pack, next)}
      />
      <div class="pack-rest">
        {subscription && (
          <SubscriptionLine
            subscription={subscription}
            progress={progress}
            locked={locked}
            actions={actions}
          />
        )}
        {locked && (
          <p class="soft locked">
            <LockIcon /> {t('packsLocked')}
          </p>
        )}
        <div class="pack-tools">
          {pack.own ? (
            <a class="text-button" href={editorPath(pack.id)} aria-label={t('packsEditThat', pack.name)}>
              {t('packsEdit')}
            </a>
          ) : (
            <button
              type="button"
              class="text-button"
              aria-label={t('packsAddToThat', pack.name)}
              onClick={() => actions.addTo(pack)}
            >
              {t('packsAddTo')}
            </button>
          )}
          {!locked && !subscription && pack.previous && (
            <button
              type="button"
              class="text-button"
              aria-label={t('packsGoBackThat', pack.name, pack.previous.version)}
              onClick={() => actions.rollBack(pack.id)}
            >
              {t('packsGoBack', pack.previous.version)}
            </button>
          )}
          {!locked && toggle('sites', t('packsSitesOf', pack.name, sitesLabel(sites)), sitesLabel(sites))}
          {actions.check && toggle('check', t('packsCheckThat', pack.name), t('packsCheck'))}
          {subscription && toggle('invite', t('packsInviteThat', pack.name), t('packsInvite'))}
          {toggle('export', t('packsExportThat', pack.name), t('packsExport'))}
          {!pack.builtIn && !locked && toggle('remove', t('packsRemoveThat', pack.name), t('sharedRemove'))}
        </div>
        {panel === 'sites' && (
          <div class="pack-panel">
            <PackSitesForm sites={sites} onChange={(next) => actions.setSites(pack, next)} />
          </div>
        )}
        {panel === 'check' && actions.check && (
          <CheckPanel
            pack={pack}
            check={actions.check}
            editEntry={pack.own ? (id) => editorPath(pack.id, id) : undefined}
          />
        )}
        {panel === 'invite' && subscription && (
          <div class="pack-panel">
            <Invitation
              name={pack.name}
              link={invitationLink(subscription.url)}
              hasToken={subscription.hasToken}
              copy={actions.copy}
            />
          </div>
        )}
        {panel === 'export' && (
          <ExportMenu
            formats={formats}
            pack={pack}
            onExport={(format) => {
              setPanel(undefined);
              actions.exportAs(pack, format);
            }}
          />
        )}
        {panel === 'remove' && (
          <ConfirmRemoval
            pack={pack}
            followed={subscription !== undefined}
            onRemove={() => actions.remove(pack)}
            onKeep={() => {
              setPanel(undefined);
              removeButton.current?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}

/** The editor of an own pack. @param entry the entry to begin with */
export function editorPath(pack: string, entry?: string): string {
  const search = new URLSearchParams({ pack, ...(entry === undefined ? {} : { entry }) });
  return `/editor.html?${search}`;
}

function Mover({ name, isFirst, isLast, onMove, onDragStart }: RowOrder & { name: string }) {
  return (
    <div class="pack-move">
      <span class="grip" draggable aria-hidden="true" onDragStart={onDragStart}>
        <GripIcon />
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t('packsUp', name)}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <UpIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('packsDown', name)}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <DownIcon />
      </button>
    </div>
  );
}

function PackFacts({ row: { pack, on, additionsTo, locked } }: { row: PackRowView }) {
  const facts = [entryCount(pack.entries), t('packsVersion', pack.version)];
  if (pack.author) facts.push(t('packsByAuthor', pack.author));
  if (pack.licence) facts.push(pack.licence);
  return (
    <div class="pack-facts">
      <h3 class="pack-name">
        <bdi>{pack.name}</bdi> {pack.builtIn && <span class="tag">{t('packsBuiltIn')}</span>}
        {pack.own && <span class="tag">{t('packsYours')}</span>}
        {pack.private && <span class="tag">{t('packsPrivate')}</span>}
        {locked && <span class="tag">{t('packsIsLocked')}</span>}
        {!on && <span class="tag">{t('packsOff')}</span>}
      </h3>
      <p class="soft">{facts.join(' · ')}</p>
      {additionsTo && <p class="soft">{t('packsAdditions', additionsTo)}</p>}
      {pack.description && <p class="pack-description">{pack.description}</p>}
    </div>
  );
}

interface ExportMenuProps {
  pack: PackCount;
  formats: readonly ExportName[];
  onExport(format: ExportName): void;
}

function ExportMenu({ pack, formats, onExport }: ExportMenuProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form
    <div class="pack-panel buttons" role="group" aria-label={t('packsExportAs', pack.name)}>
      {formats.map((format) => (
        <button key={format} type="button" class="button" onClick={() => onExport(format)}>
          {EXPORT_FORMATS[format].label}
        </button>
      ))}
    </div>
  );
}
