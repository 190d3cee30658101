import * as v from 'valibot';
import type browser from 'webextension-polyfill';
import { HeaderSchema } from '../../glossary/pack-header.ts';
import type { OwnRequests, Reply, RequestName, Requests } from '../../glossary/requests.ts';
import { CHOICES } from '../../glossary/settings.ts';
import { READER_INPUTS, READER_OWN } from './reader-inputs.ts';

/**
 * Recognises a message before it is obeyed, checks who sent it, and answers. Unknown messages are left for
 * other listeners; whatever goes wrong inside becomes one sentence for the asker, in this one place.
 */

type Sender = browser.Runtime.MessageSender;
export type Answers = {
  [N in RequestName]: (
    input: Parameters<Requests[N]>[0],
    sender: Sender,
  ) => ReturnType<Requests[N]> | Promise<ReturnType<Requests[N]>>;
};

const key = v.pipe(v.string(), v.maxLength(300));
const names = v.array(key);
const address = v.pipe(v.string(), v.maxLength(2_000));
const language = v.pipe(v.string(), v.maxLength(8));
const texts = v.array(v.tuple([v.string(), language]));
const pieces = v.array(v.tupleWithRest([language], v.union([v.string(), v.number()])));
const parts = v.array(v.string());
const evidence = v.object({
  words: v.number(),
  counts: v.array(v.tuple([v.string(), v.number()])),
  spelled: v.array(v.tuple([v.string(), v.string()])),
  terms: v.string(),
});

/** What each request may carry. */
const INPUTS: Record<RequestName, v.GenericSchema> = {
  'find-terms': v.object({ texts }),
  'count-terms': v.object({ pieces, before: v.optional(evidence) }),
  'list-terms': v.object({ parts, evidence, site: key }),
  'list-forms': v.object({ parts, key }),
  'get-entry': v.object({ key }),
  explain: v.object({ text: v.pipe(v.string(), v.maxLength(10_000)) }),
  'inject-card': v.object({}),
  'mark-style': v.object({}),
  'inject-drawings': v.object({}),
  mute: v.object({ kind: v.picklist(['term', 'category', 'site']), key, muted: v.boolean() }),
  'open-entry': v.object({ key }),
  'choose-meaning': v.object({ site: key, form: key, key }),
  'list-categories': v.object({}),
  'list-packs': v.object({}),
  'search-entries': v.object({ query: v.pipe(v.string(), v.maxLength(200)) }),
  'name-entries': v.object({ keys: names }),
  'list-entries': v.object({ pack: key, after: v.optional(key) }),
  'place-entry': v.object({ key }),
  'save-settings': v.object({
    settings: v.partial(
      v.object({
        on: v.boolean(),
        startOn: v.picklist(CHOICES.startOn),
        sitesOff: names,
        sitesOn: names,
        mutedCategories: names,
        mutedTerms: names,
        everydayOn: names,
        meanings: v.record(key, key),
        look: v.picklist(CHOICES.look),
        mentions: v.picklist(CHOICES.mentions),
        syncOn: v.boolean(),
        historyOn: v.boolean(),
        pagesOn: v.boolean(),
        historyKept: v.picklist(CHOICES.historyKept),
        letterOn: v.boolean(),
        letterDay: v.picklist(CHOICES.letterDay),
        letterHour: v.picklist(CHOICES.letterHour),
        emptyWeek: v.picklist(CHOICES.emptyWeek),
        notifyOn: v.boolean(),
        fadeOn: v.boolean(),
      }),
    ),
  }),
  'remove-pack': v.object({ id: key }),
  'get-entries': v.object({ pack: key, after: v.optional(key) }),
  'list-subscriptions': v.object({}),
  subscribe: v.object({ url: address, header: v.optional(HeaderSchema), page: v.optional(address) }),
  unsubscribe: v.object({ id: address, keepPack: v.boolean() }),
  'update-now': v.object({ id: address, takesOlder: v.optional(v.boolean()) }),
  'pause-subscription': v.object({ id: address, paused: v.boolean() }),
  'roll-back': v.object({ id: address }),
  'upkeep-status': v.object({}),
  'save-pack-settings': v.object({
    settings: v.partial(
      v.object({
        packOrder: names,
        packsOff: names,
        packSites: v.record(key, v.object({ only: v.optional(names), not: v.optional(names) })),
        packChoices: v.record(v.string(), key),
      }),
    ),
  }),
  'use-on-site': v.object({ pack: key, host: key, isNew: v.boolean() }),
  'list-clashes': v.object({}),
  'choose-pack': v.object({ forms: v.array(v.string()), pack: v.nullable(key) }),
  // Their words are checked, with a sentence for each field, where the pack is changed (`edit-pack.ts`).
  'create-pack': v.object({ words: v.looseObject({ name: v.string() }), additionsTo: v.optional(key) }),
  'describe-pack': v.object({ id: key, words: v.looseObject({ name: v.string() }) }),
  'save-entry': v.object({
    pack: key,
    entry: v.looseObject({ term: v.string() }),
    replaces: v.optional(key),
  }),
  'delete-entry': v.object({ pack: key, id: key }),
  'get-pack': v.object({ id: key }),
  diagnose: v.object({}),
  'rebuild-indexes': v.object({ sure: v.literal(true) }),
  ...READER_INPUTS,
};

/** Requests that only the extension's own pages may make: a page's renderer may have been taken over. */
const OWN: Record<keyof OwnRequests, true> = {
  'list-categories': true,
  'list-packs': true,
  'search-entries': true,
  'name-entries': true,
  'list-entries': true,
  'place-entry': true,
  'save-settings': true,
  'remove-pack': true,
  'get-entries': true,
  'list-subscriptions': true,
  subscribe: true,
  unsubscribe: true,
  'update-now': true,
  'pause-subscription': true,
  'roll-back': true,
  'upkeep-status': true,
  'save-pack-settings': true,
  'use-on-site': true,
  'list-clashes': true,
  'choose-pack': true,
  'create-pack': true,
  'describe-pack': true,
  'save-entry': true,
  'delete-entry': true,
  'get-pack': true,
  diagnose: true,
  'rebuild-indexes': true,
  ...READER_OWN,
};

/** What may be asked at all, and what of it by the extension's own pages only. */
export const REQUEST_NAMES = Object.keys(INPUTS) as readonly RequestName[];
export const OWN_NAMES = Object.keys(OWN) as readonly (keyof OwnRequests)[];

/**
 * Makes the `runtime.onMessage` listener.
 * @param origin the extension's own origin, with a slash at its end
 */
export function createListener(answers: Answers, extensionId: string, origin: string) {
  return (message: unknown, sender: Sender): Promise<Reply<unknown>> | undefined => {
    if (sender.id !== extensionId || !isRequest(message)) return undefined;
    return answer(answers, message, sender, origin);
  };
}

function isRequest(message: unknown): message is { ask: RequestName; input: unknown } {
  const ask = (message as { ask?: unknown } | null)?.ask;
  return typeof ask === 'string' && Object.hasOwn(INPUTS, ask);
}

async function answer(
  answers: Answers,
  { ask, input }: { ask: RequestName; input: unknown },
  sender: Sender,
  origin: string,
): Promise<Reply<unknown>> {
  if (Object.hasOwn(OWN, ask) && !sender.url?.startsWith(origin)) {
    return { error: `“${ask}” may only be asked by LumoMate’s own pages.` };
  }
  const parsed = v.safeParse(INPUTS[ask], input);
  if (!parsed.success)
    return { error: `“${ask}” was asked with the wrong data: ${parsed.issues[0].message}.` };
  try {
    return { ok: await answers[ask](parsed.output as never, sender) };
  } catch (error) {
    console.error(`LumoMate could not answer “${ask}”:`, error);
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
