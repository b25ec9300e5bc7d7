// Makes a page that evaluates cells as an Observable notebook does, with its own `html`: `node notebook.mjs CELLS.json PUBLIC`.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const [, , cells, folder] = process.argv;
const shown = JSON.parse(await readFile(cells, 'utf8')).map((cell) => `document.body.append(${cell});`);
await build({
  stdin: { contents: `import { html } from 'htl';\n${shown.join('\n')}`, resolveDir: import.meta.dirname },
  bundle: true,
  format: 'esm',
  outfile: `${folder}/cells.js`,
});
await writeFile(
  `${folder}/notebook.html`,
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title><link rel="icon" href="data:,"></head>
<body><script type="module" src="cells.js"></script></body></html>`,
);
