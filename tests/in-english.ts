import { messagesFrom, provideMessages } from '../components/messages/messages.ts';
import { readLocale } from '../components/messages/read-locales.ts';

/** Tests run without a browser, and are told everything in English. */
provideMessages(messagesFrom(readLocale('en')));
