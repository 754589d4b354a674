import { defineConfig, type Plugin } from 'vite';

/** Lists what the service worker keeps, so that every screen opens without network. */
function precacheList(): Plugin {
  return {
    name: 'afterword-precache-list',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
      const listed = [...files.map((file) => `/${file}`), '/icon.svg', '/manifest.webmanifest'];
      this.emitFile({
        type: 'asset',
        fileName: 'precache.json',
        source: JSON.stringify(listed),
      });
    },
  };
}

/**
 * Builds `src/web` into `dist/web`. Nothing is inlined: the page runs under a content policy of
 * `'self'` alone, so every script, style and image is a file of its own.
 */
export default defineConfig({
  root: 'src/web',
  plugins: [precacheList()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      input: { index: 'src/web/index.html', 'service-worker': 'src/web/service-worker.ts' },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4747' } },
});
