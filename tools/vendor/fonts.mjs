// Cuts the fonts down to the letters the site's languages use.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp"];
// Joining letters need their forms, or Arabic falls apart.
const ARABIC_FEATURES = [...FEATURES, "init", "medi", "fina", "isol", "rlig", "calt"];

const FIRA = "node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans";
const NOTO = "node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic";

// German, English, French and Turkish letters with quotes, dashes, arrows and signs.
const LATIN = ranges("20-7E A0-FF 11E-11F 130-131 152-153 15E-15F 178 2BC 2009 200B 2010-2015 2018-201E 2020 2022 2026 202F 2030 2032-2033 2039-203A 20AC 2116 2122 2190-2193 2212 2715");
// Russian and Ukrainian.
const CYRILLIC = ranges("401 404 406-407 410-44F 451 454 456-457 490-491");
// Arabic, and the letters and digits only Persian has.
const ARABIC = ranges("60C 61B 61F 621-63A 640-652 660-66D 670-671 67E 686 698 6A9 6AF 6C0 6CC 6F0-6F9 200C-200F 2E41 FD3E-FD3F");

// What people are called: every letter Fira Sans has from Latin, Greek and Cyrillic, with quotes, dashes and signs.
const NAMES = ranges("20-7E A0-52F 1E00-1EFF 2000-206F 20A0-20BF 2100-214F 2190-2199 2212");

function ranges(text) {
  return text.split(" ").flatMap((part) => {
    const [first, last = first] = part.split("-").map((number) => parseInt(number, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  }).join("");
}

const FILES = [
  { source: `${FIRA}-Regular.woff2`, name: "fira-sans-latin-400", text: LATIN, features: FEATURES },
  { source: `${FIRA}-SemiBold.woff2`, name: "fira-sans-latin-600", text: LATIN, features: FEATURES },
  { source: `${FIRA}-Regular.woff2`, name: "fira-sans-cyrillic-400", text: CYRILLIC, features: FEATURES },
  { source: `${FIRA}-SemiBold.woff2`, name: "fira-sans-cyrillic-600", text: CYRILLIC, features: FEATURES },
  { source: `${NOTO}-400-normal.woff2`, name: "noto-sans-arabic-400", text: ARABIC, features: ARABIC_FEATURES },
  { source: `${NOTO}-600-normal.woff2`, name: "noto-sans-arabic-600", text: ARABIC, features: ARABIC_FEATURES },
];

// For PDFs (trainings/pdf.py), which cannot use woff2.
const PRINT_FILES = [
  { source: `${FIRA}-Regular.woff2`, name: "FiraSans-Regular" },
  { source: `${FIRA}-SemiBold.woff2`, name: "FiraSans-SemiBold" },
];

async function buildPrintFonts(root) {
  const target = `${root}/trainings/fonts`;
  for (const { source, name } of PRINT_FILES) {
    const font = await subsetFont(await readFile(source), NAMES, { targetFormat: "truetype", noHinting: true });
    await writeFile(`${target}/${name}.ttf`, font);
  }
  await copyFile("node_modules/@fontsource/fira-sans/LICENSE", `${target}/LICENSE-fira-sans.txt`);
}

export async function buildFonts(root) {
  await buildPrintFonts(root);
  const target = `${root}/static/fonts`;
  await mkdir(target, { recursive: true });
  for (const { source, name, text, features } of FILES) {
    const font = await subsetFont(await readFile(source), text, {
      targetFormat: "woff2",
      keepFeatures: features,
      noHinting: true,
    });
    await writeFile(`${target}/${name}.woff2`, font);
  }
  await copyFile("node_modules/@fontsource/fira-sans/LICENSE", `${target}/LICENSE-fira-sans.txt`);
  await copyFile("node_modules/@fontsource/noto-sans-arabic/LICENSE", `${target}/LICENSE-noto-sans-arabic.txt`);
}
