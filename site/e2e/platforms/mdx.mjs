// Makes a page of a post in MDX: `node mdx.mjs POST.mdx PUBLIC`. It compiles it as MDX does, renders it with React in the browser
// and writes the script that does so.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from '@mdx-js/mdx';
import { build } from 'esbuild';

const [, , post, folder] = process.argv;
const component = String(await compile(await readFile(post)));
await build({
  stdin: {
    contents: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import Post from 'post';
createRoot(document.querySelector('article')).render(createElement(Post));`,
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  format: 'esm',
  define: { 'process.env.NODE_ENV': '"production"' },
  outfile: `${folder}/post.js`,
  plugins: [
    {
      name: 'post',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^post$/ }, () => ({ path: 'post', namespace: 'post' }));
        onLoad({ filter: /./, namespace: 'post' }, () => ({ contents: component, resolveDir: import.meta.dirname }));
      },
    },
  ],
});
await writeFile(
  `${folder}/mdx.html`,
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/site/site.css"></head><body><article></article><script type="module" src="post.js"></script></body></html>`,
);
