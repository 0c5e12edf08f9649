// Builds everything in static/ that is derived: KERN, the fonts, the one stylesheet pages load.
// Same input, same bytes. `node build.mjs --css-only` leaves the fonts alone.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { bundle } from "lightningcss";
import { buildFonts } from "./fonts.mjs";
import { buildKern } from "./kern.mjs";

process.chdir(new URL(".", import.meta.url).pathname);
const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
const css = `${root}/static/css`;

async function ownSources() {
  const names = await readdir(css, { recursive: true });
  return names.filter((name) => name.endsWith(".css") && !name.endsWith(".min.css")).sort().map((name) => `${css}/${name}`);
}

async function text(paths) {
  return (await Promise.all(paths.map((path) => readFile(path, "utf8")))).join("");
}

const sources = await ownSources();
if (!process.argv.includes("--css-only")) await buildFonts(root);
await buildKern(root, await text(sources));

// One file, because forty imports would be forty requests before the first paint. The hash lets a test without Node see
// that the file is up to date: sha256 of static/css/**/*.css in order of their paths, then kern.min.css.
const { code } = bundle({ filename: `${css}/site.css`, minify: true });
const hash = createHash("sha256").update(await text([...sources, `${root}/static/vendor/kern/kern.min.css`])).digest("hex");
await writeFile(`${css}/site.min.css`, `/* sources ${hash} */\n${code}\n`);
