import { useRef, useState } from 'preact/hooks';
import { EXPORT_FORMATS, type ExportName } from '../../glossary/formats/export-formats.ts';
import type { PackCount } from '../../glossary/requests.ts';
import { LockIcon } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { ConfirmRemoval } from './ConfirmRemoval.tsx';
import { count } from './count.ts';
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
        label={`Explain from ${pack.name}`}
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
            <LockIcon /> Your organisation has set this pack up; only it can change or remove it.
          </p>
        )}
        <div class="pack-tools">
          {pack.own ? (
            <a class="text-button" href={editorPath(pack.id)} aria-label={`Edit ${pack.name}`}>
              Edit
            </a>
          ) : (
            <button
              type="button"
              class="text-button"
              aria-label={`Add to it: ${pack.name}`}
              onClick={() => actions.addTo(pack)}
            >
              Add to it
            </button>
          )}
          {!locked && !subscription && pack.previous && (
            <button
              type="button"
              class="text-button"
              aria-label={`Go back to ${pack.name} ${pack.previous.version}`}
              onClick={() => actions.rollBack(pack.id)}
            >
              Go back to {pack.previous.version}
            </button>
          )}
          {!locked && toggle('sites', `Sites of ${pack.name}: ${sitesLabel(sites)}`, sitesLabel(sites))}
          {actions.check && toggle('check', `Check ${pack.name}`, 'Check')}
          {subscription && toggle('invite', `Invite others to ${pack.name}`, 'Invite')}
          {toggle('export', `Export ${pack.name}`, 'Export')}
          {!pack.builtIn && !locked && toggle('remove', `Remove ${pack.name}`, 'Remove')}
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
        aria-label={`Move ${name} up`}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <UpIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`Move ${name} down`}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <DownIcon />
      </button>
    </div>
  );
}

function PackFacts({ row: { pack, on, additionsTo, locked } }: { row: PackRowView }) {
  const facts = [count(pack.entries, 'entry', 'entries'), `version ${pack.version}`];
  if (pack.author) facts.push(`by ${pack.author}`);
  if (pack.licence) facts.push(pack.licence);
  return (
    <div class="pack-facts">
      <h3 class="pack-name">
        <bdi>{pack.name}</bdi> {pack.builtIn && <span class="tag">Built in</span>}
        {pack.own && <span class="tag">Yours</span>}
        {pack.private && <span class="tag">Private</span>}
        {locked && <span class="tag">Locked</span>}
        {!on && <span class="tag">Off</span>}
      </h3>
      <p class="soft">{facts.join(' · ')}</p>
      {additionsTo && <p class="soft">Your additions to {additionsTo}; its updates leave them alone.</p>}
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
    <div class="pack-panel buttons" role="group" aria-label={`Export ${pack.name} as`}>
      {formats.map((format) => (
        <button key={format} type="button" class="button" onClick={() => onExport(format)}>
          {EXPORT_FORMATS[format].label}
        </button>
      ))}
    </div>
  );
}
