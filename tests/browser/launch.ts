import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, {
  type Browser,
  type Frame,
  type LaunchOptions,
  type Page,
  type WebWorker,
} from 'puppeteer-core';
import { requireBrowser } from './find.ts';
import { openFirefoxPage, runInFirefoxPage } from './firefox-page.ts';
import { until } from './until.ts';

/** Starts real browsers with the extension in them. */

// biome-ignore lint/suspicious/noExplicitAny: the arguments are the caller's own, and only pass through
export type Func<A extends any[], R> = (...args: A) => R | Promise<R>;

/** A browser with the extension in it; Chromium and Firefox are driven alike. */
export interface ExtendedBrowser {
  browser: Browser;
  extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  origin: string;
  /**
   * Runs a function in the isolated world of the content script, where `globalThis.lumomate` is. The function
   * travels as source: it sees its arguments (JSON) and that world, nothing of the test.
   * @param where a page, for its main frame, or one frame
   */
  runInPage<A extends unknown[], R>(where: Page | Frame, func: Func<A, R>, ...args: A): Promise<R>;
  /** Runs a function with the extension's own rights (storage, tabs …): Chromium's worker, Firefox's options page. */
  runInExtension<A extends unknown[], R>(func: Func<A, R>, ...args: A): Promise<R>;
  /** Opens one of the extension's own pages in a tab. @param path e.g. `/options.html` */
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

export interface ExtendedChromium extends ExtendedBrowser {
  /** The running service worker; one that has been stopped is woken. */
  worker(): Promise<WebWorker>;
  /** Stops the service worker, as the browser does after half a minute of quiet. */
  stopWorker(): Promise<void>;
}

const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chrome before 139 takes an unpacked extension from a debugger only with this.
  '--enable-unsafe-extension-debugging',
];

function rootArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Starts Chromium or Chrome as `launchChromium` does, without any extension. */
export function launchPlainChromium(): Promise<Browser> {
  const executablePath = requireBrowser('chromium');
  return puppeteer.launch({ headless: true, executablePath, args: [...CHROMIUM_ARGS, ...rootArgs()] });
}

/**
 * Starts Chromium or Chrome with the extension.
 * @param extensionDir a built extension, e.g. `.output/chrome-mv3`
 * @param options added to ours; `args` come after ours
 */
export async function launchChromium(
  extensionDir: string,
  options: LaunchOptions = {},
): Promise<ExtendedChromium> {
  const executablePath = options.executablePath ?? requireBrowser('chromium');
  const directory = requireBuild(extensionDir);
  const browser = await puppeteer.launch({
    headless: true,
    ...options,
    executablePath,
    // Branded Chrome takes unpacked extensions through a pipe only, no longer from its command line.
    pipe: true,
    enableExtensions: true,
    args: [...CHROMIUM_ARGS, ...rootArgs(), ...(options.args ?? [])],
  });
  return closingOnFailure(browser, async () => {
    const extensionId = await browser.installExtension(directory);
    return extendChromium(browser, extensionId);
  });
}

function extendChromium(browser: Browser, extensionId: string): ExtendedChromium {
  const origin = `chrome-extension://${extensionId}`;

  async function runningWorkers(): Promise<WebWorker[]> {
    const extension = (await browser.extensions()).get(extensionId);
    return (await extension?.workers()) ?? [];
  }

  async function worker(): Promise<WebWorker> {
    const [running] = await runningWorkers();
    if (running) return running;
    const page = await openExtensionPage('/manifest.json');
    // Any message wakes it; ours is one that nobody answers.
    await page.evaluate(() => void chrome.runtime.sendMessage({}).catch(() => {}));
    const woken = await until('the extension’s worker runs', async () => (await runningWorkers())[0]);
    await page.close();
    return woken;
  }

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(origin + path);
    return page;
  }

  return {
    browser,
    extensionId,
    origin,
    worker,
    openExtensionPage,
    async stopWorker() {
      const stopped = await runningWorkers();
      for (const running of stopped) await closeWorker(running);
      // A page of the extension may have woken another one already.
      await until('the extension’s worker is stopped', async () =>
        (await runningWorkers()).every((running) => !stopped.includes(running)),
      );
    },
    async runInPage(where, func, ...args) {
      const realm = await until('the content script is in the page', () =>
        where.extensionRealms().find((other) => other.origin === origin),
      );
      return realm.evaluate(func as never, ...args);
    },
    async runInExtension(func, ...args) {
      return (await worker()).evaluate(func as never, ...args);
    },
    close: () => browser.close(),
  };
}

/** Stops a worker at once. One that is ending by itself at this moment is as good as stopped. */
export async function closeWorker(worker: WebWorker): Promise<void> {
  await worker.close().catch((error: Error) => {
    if (!/No session|No target/.test(error.message)) throw error;
  });
}

/** Starts Firefox without any extension. */
export function launchPlainFirefox(): Promise<Browser> {
  return puppeteer.launch({ browser: 'firefox', headless: true, executablePath: requireBrowser('firefox') });
}

const GECKO_ID = 'lumomate@lumomate.example';
/** Firefox makes up a host for every installation unless told one. */
const FIREFOX_HOST = '6c756d6f-6d61-4465-8000-000000000001';

/** As `launchChromium`, for Firefox. Its event page cannot be reached; what needs rights runs in a tab of ours. */
export async function launchFirefox(
  extensionDir: string,
  options: LaunchOptions = {},
): Promise<ExtendedBrowser> {
  const executablePath = options.executablePath ?? requireBrowser('firefox');
  const directory = requireBuild(extensionDir);
  const browser = await puppeteer.launch({
    headless: true,
    ...options,
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_HOST }),
      ...options.extraPrefsFirefox,
    },
    // Without it, Firefox 153 refuses to open the extension's own pages.
    args: ['--remote-allow-system-access', ...(options.args ?? [])],
  });
  return closingOnFailure(browser, async () => {
    const extensionId = await browser.installExtension(directory);
    return extendFirefox(browser, extensionId);
  });
}

function extendFirefox(browser: Browser, extensionId: string): ExtendedBrowser {
  const origin = `moz-extension://${FIREFOX_HOST}`;
  let opening: Promise<Page> | undefined;

  /** One tab of our own that the privileged calls are made from. */
  function ownPage(): Promise<Page> {
    opening ??= openFirefoxPage(browser, `${origin}/options.html`, true);
    return opening;
  }

  return {
    browser,
    extensionId,
    origin,
    openExtensionPage: (path) => openFirefoxPage(browser, origin + path),
    runInPage: async (where, func, ...args) => runInFirefoxPage(await ownPage(), where, func as never, args),
    runInExtension: async (func, ...args) => (await ownPage()).evaluate(func as never, ...args),
    close: () => browser.close(),
  };
}

function requireBuild(extensionDir: string): string {
  const directory = resolve(extensionDir);
  if (existsSync(join(directory, 'manifest.json'))) return directory;
  throw new Error(`There is no built extension in ${directory}. Please run: npm run build`);
}

async function closingOnFailure<T>(browser: Browser, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    await browser.close();
    throw error;
  }
}
