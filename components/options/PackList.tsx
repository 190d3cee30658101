import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExportName } from '../../glossary/formats/export-formats.ts';
import { t } from '../messages/messages.ts';
import { PackRow } from './PackRow.tsx';
import type { PackActions, PackRowView } from './pack-row.ts';
import { readDrag, writeDrag } from './row-drag.ts';

interface PackListProps {
  rows: readonly PackRowView[];
  /** What packs can be saved as. */
  formats: readonly ExportName[];
  actions: PackActions;
}

/** The packs the reader has, in the order in which they explain. */
export function PackList({ rows, formats, actions }: PackListProps) {
  const [said, setSaid] = useState('');
  /** The row that something is dragged over, and on which side of it it would fall. */
  const [target, setTarget] = useState<{ id: string; after: boolean }>();
  const list = useRef<HTMLUListElement>(null);
  const refocus = useRef<{ id: string; by: number }>(undefined);

  // A node that is moved within its list loses focus in every browser.
  useLayoutEffect(() => {
    if (!refocus.current) return;
    const { id, by } = refocus.current;
    refocus.current = undefined;
    const row = list.current?.querySelector(`[data-pack="${CSS.escape(id)}"]`);
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('.pack-move button') ?? [])];
    const wanted = buttons[by < 0 ? 0 : 1];
    (wanted?.disabled ? buttons.find(({ disabled }) => !disabled) : wanted)?.focus();
  }, [rows]);

  function move(row: PackRowView, by: number): void {
    const to = rows.indexOf(row) + by;
    if (by === 0 || to < 0 || to >= rows.length) return;
    refocus.current = { id: row.pack.id, by };
    setSaid(t('packsNow', row.pack.name, to + 1, rows.length));
    actions.move(row.pack, by);
  }

  function drop(dragged: string, { id, after }: { id: string; after: boolean }): void {
    const from = rows.findIndex(({ pack }) => pack.id === dragged);
    const at = rows.findIndex(({ pack }) => pack.id === id);
    if (from < 0 || at < 0 || from === at) return;
    const to = at + (after ? 1 : 0) - (from < at ? 1 : 0);
    move(rows[from]!, to - from);
  }

  const canMove = rows.length > 1;
  return (
    <>
      <ul class="plain-list packs" ref={list}>
        {rows.map((row, i) => (
          <li
            key={row.pack.id}
            class={`pack${row.on ? '' : ' pack-off'}${target?.id === row.pack.id ? (target.after ? ' drop-after' : ' drop-before') : ''}`}
            data-pack={row.pack.id}
            onDragOver={(event) => {
              if (!canMove || !readDrag(event)) return;
              event.preventDefault();
              const { top, height } = event.currentTarget.getBoundingClientRect();
              const after = event.clientY > top + height / 2;
              if (target?.id !== row.pack.id || target.after !== after) setTarget({ id: row.pack.id, after });
            }}
            onDragLeave={(event) => {
              const { relatedTarget, currentTarget } = event;
              if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
                setTarget(undefined);
            }}
            onDrop={(event) => {
              setTarget(undefined);
              const dragged = readDrag(event);
              if (!dragged || !target) return;
              event.preventDefault();
              drop(dragged, target);
            }}
          >
            <PackRow
              row={row}
              formats={formats}
              actions={actions}
              order={
                canMove
                  ? {
                      isFirst: i === 0,
                      isLast: i === rows.length - 1,
                      onMove: (by) => move(row, by),
                      onDragStart: (event) => writeDrag(event, row.pack.id),
                    }
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  );
}
