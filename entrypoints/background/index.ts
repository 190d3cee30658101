import { defineBackground } from 'wxt/utils/define-background';
import { serve } from './serve.ts';

// WXT imports this file when it builds, without a browser: everything else stands behind `serve`.
export default defineBackground({ type: 'module', main: () => serve() });
