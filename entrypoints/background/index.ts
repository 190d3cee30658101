import { defineBackground } from 'wxt/utils/define-background';
import { serve } from './serve.ts';

// WXT imports this file when it builds, without a browser: everything else stands behind `serve`. One script, and no
// module: a worker that is woken would fetch each module that it shares with the pages, some twelve ms in all.
export default defineBackground(() => serve());
