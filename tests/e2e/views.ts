import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import type { Reply, RequestName, Requests } from '../../glossary/requests.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { until } from '../browser/until.ts';

/** The extension's own pages as a reader has them: tabs, and the real popup over a page. Driven alike. */

/** A page of the extension. */
export interface View {
  /**
   * Runs a function with the view's window. It travels as source: it sees its arguments (JSON) and the
   * extension's API, nothing of the test; in Firefox the global names are another window's.
   */
  run<A extends unknown[], R>(
    func: (view: Window & typeof globalThis, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
}

export interface PopupView extends View {
  /** The popup itself, where the browser's protocol shows it. */
  page?: Page;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A page of the extension that shows in a tab. */
export function viewOf(page: Page): View {
  return {
    run: async (func, ...args) => (await page.evaluate(callOf('window', func, args))) as never,
  };
}

function callOf(view: string, func: unknown, args: unknown[]): string {
  return `(${func})(${view}, ...${JSON.stringify(args)})`;
}

/** Opens the popup over a page, as a click on the button in the browser's toolbar does. */
export async function openPopup(extended: ExtendedBrowser, page: Page): Promise<PopupView> {
  await page.bringToFront();
  const isChromium = extended.origin.startsWith('chrome-');
  const popup = isChromium ? await openInChromium(extended, page) : await openInFirefox(extended);
  await until('the popup shows something', () =>
    popup.run((view) => view.document.querySelector('h1') !== null).catch(() => false),
  );
  return popup;
}

async function openInChromium({ browser, extensionId, origin }: ExtendedBrowser, page: Page) {
  const target = () => browser.targets().find((other) => other.url() === `${origin}/popup.html`);
  await until('the popup before this one is gone', () => !target());
  await (await browser.extensions()).get(extensionId)?.triggerAction(page);
  const shown = await (await until('the popup opens', target)).asPage();
  return { ...popupView(viewOf(shown).run, async () => Boolean(target())), page: shown };
}

/** Firefox’s protocol does not show the popup; another page of the extension reaches its window. */
async function openInFirefox({ runInExtension }: ExtendedBrowser): Promise<PopupView> {
  const views = "browser.extension.getViews({ type: 'popup' })";
  // Strings are evaluated as they are.
  const evaluate = (source: string) => runInExtension(source as never) as Promise<unknown>;
  const isOpen = async () => ((await evaluate(`${views}.length`)) as number) > 0;
  await until('the popup before this one is gone', async () => !(await isOpen()));
  await evaluate('browser.action.openPopup()');
  await until('the popup opens', isOpen);
  return popupView(
    async (func, ...args) => (await evaluate(callOf(`${views}[0]`, func, args))) as never,
    isOpen,
  );
}

function popupView(run: View['run'], isOpen: () => Promise<boolean>): PopupView {
  return {
    run,
    isOpen,
    async close() {
      // The answer may be lost with the window.
      if (await isOpen()) await run((view) => view.close()).catch(() => {});
      await until('the popup is closed', async () => !(await isOpen()));
    },
  };
}

/**
 * Presses a button, switch, tab or link that a reader could press too: on screen, and under nothing else.
 * @param name how it is called to those who do not see it; what follows a space (a count) may be left out
 * @param within a selector of the part of the view in which it stands
 * @returns when it was pressed, by `Date.now()`
 */
export function press(view: View, name: string, within = 'body'): Promise<number> {
  return until(`“${name}” can be pressed`, () => view.run(pressIn, name, within));
}

function pressIn(view: Window & typeof globalThis, wanted: string, within: string): number | undefined {
  const { document } = view;
  const nameOf = (control: HTMLElement): string => {
    const label = control.getAttribute('aria-labelledby');
    const labels = [...((control as HTMLButtonElement).labels ?? [])];
    if (control.ariaLabel) return control.ariaLabel;
    if (label) return document.getElementById(label)?.textContent ?? '';
    // Not `textContent`: as it is read out, blocks apart
    return labels.length ? labels.map((other) => other.textContent).join(' ') : control.innerText;
  };
  const controls = [...document.querySelectorAll<HTMLElement>(`:is(${within}) :is(button, a[href])`)];
  const names = controls.map((control) => nameOf(control).replace(/\s+/g, ' ').trim());
  const exact = controls[names.indexOf(wanted)];
  const control = exact ?? controls[names.findIndex((name) => name.startsWith(`${wanted} `))];
  if (!control || (control as HTMLButtonElement).disabled) return undefined;
  control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { x, y, width, height } = control.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  if (!top || !control.contains(top)) return undefined;
  const now = Date.now();
  control.click();
  return now;
}

/** Is this switch on? Undefined while there is none of this name. */
export function isOn(view: View, name: string, within = 'body'): Promise<boolean | undefined> {
  return view.run(
    ({ document }, wanted, place) => {
      const found = [...document.querySelectorAll<HTMLButtonElement>(`:is(${place}) [role=switch]`)].find(
        ({ labels }) => [...labels].some(({ textContent }) => textContent?.trim().startsWith(wanted)),
      );
      return found && found.ariaChecked === 'true';
    },
    name,
    within,
  );
}

/** Drops a file on the view, as from the reader's desktop, as soon as the view takes what is dragged over it. */
export async function dropFile(view: View, name: string, text: string): Promise<void> {
  await until('the view takes a file', () => view.run(drag, 'dragover', name, text));
  if (!(await view.run(drag, 'drop', name, text))) throw new Error('nobody takes the drop');
}

/** Drops a file and imports what is understood of it. */
export async function importFile(view: View, name: string, text: string): Promise<void> {
  await dropFile(view, name, text);
  await acceptPreview(view, name);
}

/** Says yes to what was understood of a file. @param name of the file, as the preview has it */
export async function acceptPreview(view: View, name: string): Promise<void> {
  await until(`what was understood of ${name} can be imported`, () =>
    view.run(({ document }, title) => {
      const preview = [...document.querySelectorAll('.preview')].find(
        (other) => other.querySelector('h3')?.textContent === title,
      );
      const button = preview?.querySelector<HTMLButtonElement>('.button-main');
      if (!button || button.disabled) return false;
      button.click();
      return true;
    }, name),
  );
}

/** Types into the field that is called so, in place of what is there. */
export async function typeInto(view: View, label: string, text: string): Promise<void> {
  await until(`there is a field “${label}”`, () =>
    view.run(
      (own, wanted, typed) => {
        const fields = own.document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input, textarea',
        );
        const field = [...fields].find(
          ({ ariaLabel, labels }) =>
            ariaLabel === wanted ||
            [...(labels ?? [])].some((other) => other.textContent?.startsWith(wanted)),
        );
        if (!field) return false;
        field.focus();
        field.value = typed;
        field.dispatchEvent(new own.Event('input', { bubbles: true }));
        return true;
      },
      label,
      text,
    ),
  );
}

/** Chooses in the list of choices that is called so. @param value of the choice */
export function choose(view: View, label: string, value: string): Promise<unknown> {
  return until(`“${label}” can be chosen`, () =>
    view.run(
      (own, wanted, chosen) => {
        const lists = [...own.document.querySelectorAll<HTMLSelectElement>('select')];
        const list = lists.find(
          ({ ariaLabel, labels }) =>
            ariaLabel === wanted || [...labels].some((other) => other.textContent?.startsWith(wanted)),
        );
        if (!list || ![...list.options].some((option) => option.value === chosen)) return false;
        list.value = chosen;
        list.dispatchEvent(new own.Event('change', { bubbles: true }));
        return true;
      },
      label,
      value,
    ),
  );
}

/** @returns was it taken? What nobody takes, the browser would open in place of the page. */
function drag(view: Window & typeof globalThis, type: string, name: string, text: string): boolean {
  const dataTransfer = new view.DataTransfer();
  dataTransfer.items.add(new view.File([text], name));
  const event = new view.DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  return !view.document.body.dispatchEvent(event);
}

/** Types into the view's search field, in place of what is there. */
export function typeSearch(view: View, text: string): Promise<void> {
  return view.run((own, query) => {
    const field = own.document.querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = query;
    field.dispatchEvent(new own.Event('input', { bubbles: true }));
  }, text);
}

/** The text of everything that a selector finds, in order, white space put together. */
export function textsOf(view: View, selector: string): Promise<string[]> {
  return view.run(
    ({ document }, wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)].map((found) =>
        // Not `textContent`: what is hidden is not read
        found.innerText.replace(/\s+/g, ' ').trim(),
      ),
    selector,
  );
}

/** Waits until some text that a selector finds has this in it. @returns all of that text */
export async function untilText(view: View, selector: string, wanted: string | RegExp): Promise<string> {
  let seen: string[] = [];
  return until(`${selector} says ${wanted}`, async () => {
    seen = await textsOf(view, selector);
    return seen.find((text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
  }).catch((error) => {
    throw new Error(`${error.message}; it says: ${seen.join(' | ').slice(0, 1_000)}`);
  });
}

/** Asks the background with the view's rights. @throws what the background says when it refuses */
export async function ask<N extends RequestName>(
  view: View,
  name: N,
  input: Parameters<Requests[N]>[0],
): Promise<ReturnType<Requests[N]>> {
  const reply = await view.run(
    (_, message) => chrome.runtime.sendMessage(message) as Promise<Reply<ReturnType<Requests[N]>>>,
    { ask: name, input },
  );
  if ('error' in reply) throw new Error(reply.error);
  return reply.ok;
}

/** Waits until the tab in front shows a page of the extension that has this title. */
export function untilInFront(
  { runInExtension, origin }: ExtendedBrowser,
  path: string,
  title: string,
): Promise<unknown> {
  return until(`${path}, “${title}”, is open in the tab in front`, () =>
    runInExtension(
      async (start, name) => {
        const tabs = await chrome.tabs.query({ active: true });
        return tabs.some((tab) => tab.url?.startsWith(start) && tab.title === name);
      },
      origin + path,
      title,
    ),
  );
}

/** What axe finds wrong on a page: each rule with the elements that break it. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
    );
  });
}
