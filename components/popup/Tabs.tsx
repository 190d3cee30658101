import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { direction } from '../messages/format.ts';

/** One tab: its name, and how many things stand behind it once that is known. */
export interface Tab<Id extends string> {
  id: Id;
  name: string;
  count?: number | undefined;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: NoInfer<Id>;
  onChoose(id: NoInfer<Id>): void;
  /** The chosen tab's panel. */
  children: ComponentChildren;
}

/** Tabs after the ARIA pattern: one Tab stop, arrow keys (as the language runs), Home and End move and choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const ahead = direction() === 'rtl' ? -1 : 1;
    const goal = { ArrowRight: at + ahead, ArrowLeft: at - ahead, Home: 0, End: -1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const index = (goal + tabs.length) % tabs.length;
    onChoose(tabs[index]!.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            class="tab"
            aria-selected={id === chosen}
            aria-controls="tab-panel"
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name} {count !== undefined && <span class="tab-count">{count}</span>}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${chosen}`} key={chosen}>
        {children}
      </div>
    </>
  );
}
