import '../../components/tokens.css';
import './glossary.css';
import './lists.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { createAsk } from '../../glossary/requests.ts';
import { GlossaryPage } from './GlossaryPage.tsx';

const ask = createAsk((message) => browser.runtime.sendMessage(message));

render(<GlossaryPage ask={ask} />, document.querySelector('#page')!);
