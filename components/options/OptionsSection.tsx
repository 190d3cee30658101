import type { ComponentChildren } from 'preact';

interface OptionsSectionProps {
  id: string;
  title: string;
  /** One sentence under the title. */
  lead?: string;
  children: ComponentChildren;
}

/** One part of the options page: its title beside what can be set. */
export function OptionsSection({ id, title, lead, children }: OptionsSectionProps) {
  return (
    <section class="options-section" aria-labelledby={id}>
      <div class="options-title">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {lead && <p class="soft">{lead}</p>}
      </div>
      <div class="options-body">{children}</div>
    </section>
  );
}
