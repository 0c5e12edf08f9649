// Turns physical CSS properties into logical ones, so that one stylesheet serves both directions.

const SIDES = { top: "block-start", right: "inline-end", bottom: "block-end", left: "inline-start" };
const CORNERS = {
  "top-left": "start-start",
  "top-right": "start-end",
  "bottom-right": "end-end",
  "bottom-left": "end-start",
};
const KEYWORDS = { left: "start", right: "end" };

function renamed(property) {
  if (property in SIDES) return `inset-${SIDES[property]}`;
  let match = property.match(/^(margin|padding)-(top|right|bottom|left)$/);
  if (match) return `${match[1]}-${SIDES[match[2]]}`;
  match = property.match(/^border-(top|right|bottom|left)(-\w+)?$/);
  if (match) return `border-${SIDES[match[1]]}${match[2] ?? ""}`;
  match = property.match(/^border-(\w+-\w+)-radius$/);
  if (match && match[1] in CORNERS) return `border-${CORNERS[match[1]]}-radius`;
  return property;
}

// A value splits at spaces outside brackets: "var(--a, 1px) 0" has two parts.
function parts(value) {
  const found = [];
  let depth = 0;
  let part = "";
  for (const character of value.trim()) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === " " && depth === 0) {
      if (part) found.push(part);
      part = "";
    } else part += character;
  }
  return part ? [...found, part] : found;
}

// Four values name the sides clockwise; only they (and three corner radii) can differ between the directions.
function expanded(declaration) {
  const values = parts(declaration.value);
  const { prop, important } = declaration;
  if (/^(margin|padding|inset)$/.test(prop) && values.length === 4) {
    const [top, right, bottom, left] = values;
    return [
      { prop: `${prop}-block`, value: `${top} ${bottom}`, important },
      { prop: `${prop}-inline`, value: `${left} ${right}`, important },
    ];
  }
  if (prop === "border-width" && values.length === 4) {
    const [top, right, bottom, left] = values;
    return [
      { prop: "border-block-width", value: `${top} ${bottom}`, important },
      { prop: "border-inline-width", value: `${left} ${right}`, important },
    ];
  }
  if (prop === "border-radius" && values.length > 1) {
    const [a, b, c = a, d = b] = values;
    return Object.values(CORNERS).map((corner, index) => ({
      prop: `border-${corner}-radius`,
      value: [a, b, c, d][index],
      important,
    }));
  }
  return null;
}

export function logical() {
  return {
    postcssPlugin: "logical",
    Declaration(declaration) {
      if (/^(text-align)$/.test(declaration.prop)) {
        declaration.value = KEYWORDS[declaration.value] ?? declaration.value;
      } else if (/^(float|clear)$/.test(declaration.prop) && declaration.value in KEYWORDS) {
        declaration.value = `inline-${KEYWORDS[declaration.value]}`;
      } else {
        const replacements = expanded(declaration);
        if (replacements) declaration.replaceWith(...replacements);
        else if (renamed(declaration.prop) !== declaration.prop) declaration.prop = renamed(declaration.prop);
      }
    },
  };
}
logical.postcss = true;
