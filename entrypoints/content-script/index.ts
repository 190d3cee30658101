import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { joinPage } from './join-page.ts';

// WXT imports this file when it builds, without a browser: everything else stands behind `joinPage`.
export default defineUnlistedScript(() => joinPage());
