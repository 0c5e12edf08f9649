// Compiles the part of KERN UX this site uses.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { transform } from "lightningcss";
import postcss from "postcss";
import * as sass from "sass";
import { logical } from "./logical.mjs";

// Icons and variants KERN has but no template names. What is listed here stays out of every page.
const ICONS = new Set(
  "arrow-down arrow-forward arrow-back calendar-today chevron-right danger dehaze download info language mail search small large success warning".split(" "),
);
const UNUSED = [
  /\[data-kern-theme/,
  /\.kern-(dark|light|level-\d|layer|dialog|number)\b/,
  /\.kern-sr-only-mobile/,
  /\.kern-label__optional/,
  /:has\(\.kern-hint\)/,
  /\[contentEditable/,
  /^\*:not\(i\)$/,
  /^(html|body|iframe)\b/,
  /^(img|picture|video|canvas|svg|option)$/,
  /input\[type=["']?(color|range)/,
  /\.kern-title--(large|small)|\.kern-label--(large|small)$/,
  /\.kern-form-input__group/,
  /input\[type=["']?file/,
  /\.kern-btn--(x-small|block)/,
  /--width-\d/,
];

// Django renders its widgets without KERN's class names: the rules find them by element instead.
const ELEMENTS = [
  [/^textarea\.kern-form-input__input/, ".kern-form-input>textarea"],
  [/(__radio--error)\.kern-form-check__radio/g, "$1"],
  [/\.kern-form-input__input--error/g, ".kern-form-input>:is(input,textarea)[aria-invalid=true]"],
  [/\.kern-form-input__input/g, ".kern-form-input>:is(input,textarea)"],
  [/\.kern-form-input__select--error/g, ".kern-form-input__select-wrapper>select[aria-invalid=true]"],
  [/\.kern-form-input__select(?!-)/g, ".kern-form-input__select-wrapper>select"],
  [/\.kern-form-check__(checkbox|radio)--error/g, ".kern-form-check input[type=$1][aria-invalid=true]"],
  [/\.kern-form-check__(checkbox|radio)/g, ".kern-form-check input[type=$1]"],
  [/(\.kern-form-check(--error)?|\.kern-form-input(--error)?) \.kern-form-(check|input)(?= input|>)/g, "$1"],
  [/:has\(\.kern-form-input__select-wrapper>/g, ":has("],
  [/(\.kern-form-input__select-wrapper\S*) \.kern-form-input__select-wrapper>/g, "$1>"],
];

function unused(selector) {
  const icon = selector.match(/\.kern-icon--([\w-]+)/);
  // ":not(.kern-level-1)" is KERN's way to say "the page itself"; it becomes plain "body" below.
  const plain = selector.replace(/:not\([^)]*\)/g, "");
  return (icon && !ICONS.has(icon[1])) || UNUSED.some((pattern) => pattern.test(plain));
}

function byElement(selector) {
  return ELEMENTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), selector);
}

function prune() {
  return {
    postcssPlugin: "prune",
    OnceExit(root) {
      root.walkRules((rule) => {
        if (rule.selector.startsWith(":is(body,")) rule.selector = "body";
        else rule.selectors = rule.selectors.filter((selector) => !unused(selector)).map(byElement);
        if (!rule.selector) rule.remove();
      });
      root.walkComments((comment) => comment.remove());
      // KERN paints icons white there, which vanishes on a reader's light contrast theme.
      root.walkAtRules("media", (rule) => {
        if (!rule.params.includes("forced-colors")) return;
        rule.walkDecls("background-color", (declaration) => {
          declaration.value = declaration.value.replace("var(--kern-color-white)", "CanvasText");
        });
      });
      // Every browser that knows :has(), which KERN needs anyway, reads the plain property.
      root.walkDecls("-webkit-mask", (declaration) => declaration.remove());
      dropUnreadTokens(root);
      root.walkAtRules((rule) => rule.nodes?.length === 0 && rule.remove());
      root.walkRules((rule) => rule.nodes.length === 0 && rule.remove());
    },
  };
}
prune.postcss = true;

// KERN repeats each token's value as a fallback; with the tokens loaded it is never read.
function dropUnreadTokens(root) {
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(/var\((--kern-[\w-]+),\s*[^()]*\)/g, "var($1)");
  });
  for (let removed = -1; removed !== 0; ) {
    const read = new Set(KEPT_TOKENS);
    root.walkDecls((declaration) => {
      for (const match of declaration.value.matchAll(/var\((--[\w-]+)/g)) read.add(match[1]);
    });
    removed = 0;
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      removed += 1;
    });
  }
}

let KEPT_TOKENS = [];

export async function buildKern(root, css) {
  KEPT_TOKENS = [...css.matchAll(/var\((--kern-[\w-]+)/g)].map((match) => match[1]);
  const compiled = sass.compile("kern.scss", { loadPaths: ["node_modules"], quietDeps: true, logger: sass.Logger.silent });
  const processed = await postcss([prune(), logical()]).process(compiled.css, { from: undefined });
  const { code } = transform({ filename: "kern.css", code: Buffer.from(processed.css), minify: true });
  const { version } = JSON.parse(await readFile("node_modules/@kern-ux/native/package.json", "utf8"));
  const target = `${root}/static/vendor/kern`;
  await mkdir(target, { recursive: true });
  await writeFile(`${target}/kern.min.css`, `/*! KERN UX ${version}, EUPL-1.2, selected components, see LICENSE.md */${code}\n`);
  await copyFile("node_modules/@kern-ux/native/LICENSE.md", `${target}/LICENSE.md`);
  return code.length;
}
