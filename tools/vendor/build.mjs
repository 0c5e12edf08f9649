// Builds everything in static/ that is derived: KERN, the fonts, the one stylesheet pages load.
// Same input, same bytes: a test compares the committed files with a fresh build.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { bundle } from "lightningcss";
import { buildFonts } from "./fonts.mjs";
import { buildKern } from "./kern.mjs";

const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
process.chdir(new URL(".", import.meta.url).pathname);

async function ownCss() {
  const folders = [`${root}/static/css`, `${root}/static/css/components`];
  const texts = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".css") && !name.endsWith(".min.css"));
    for (const name of names.sort()) texts.push(await readFile(`${folder}/${name}`, "utf8"));
  }
  return texts.join("\n");
}

if (!process.argv.includes("--css-only")) await buildFonts(root);
await buildKern(root, await ownCss());
// One file, because forty imports would be forty requests before the first paint.
const { code } = bundle({ filename: `${root}/static/css/site.css`, minify: true });
await writeFile(`${root}/static/css/site.min.css`, `${code}\n`);
