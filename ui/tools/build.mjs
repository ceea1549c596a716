// Bundles style sheets, scripts and fonts into ui/static, the letters of sheets into ingest/pictures/fonts, and
// axe-core into tests/vendor. The output is committed:
// running the product needs no Node. `node build.mjs --check` fails when the committed files are not current.
import { bundleAsync } from "lightningcss";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const root = join(here, "..", "..");
const check = process.argv.includes("--check");
const target = check ? mkdtempSync(join(tmpdir(), "kennisbank-ui-")) : root;

const COPIED = {
  "htmx.org/dist/htmx.min.js": "ui/static/vendor/htmx.min.js",
  "htmx.org/LICENSE": "ui/static/vendor/LICENCE-htmx.txt",
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2":
    "ui/static/fonts/source-sans-3-latin.woff2",
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2":
    "ui/static/fonts/source-sans-3-latin-ext.woff2",
  "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2":
    "ui/static/fonts/source-serif-4-latin.woff2",
  "@fontsource-variable/source-sans-3/LICENSE": "ui/static/fonts/LICENCE-OFL-source-sans-3.txt",
  "@fontsource-variable/source-serif-4/LICENSE": "ui/static/fonts/LICENCE-OFL-source-serif-4.txt",
  "@utrecht/textbox-css/LICENSE.md": "ui/static/vendor/LICENCE-EUPL-1.2.md",
  "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf":
    "ingest/pictures/fonts/source-serif-4-regular.ttf",
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf":
    "ingest/pictures/fonts/source-serif-4-semibold.ttf",
  "@expo-google-fonts/source-serif-4/LICENSE_FONT": "ingest/pictures/fonts/LICENCE-OFL-source-serif-4.txt",
  "axe-core/axe.min.js": "tests/vendor/axe.min.js",
  "axe-core/LICENSE": "tests/vendor/LICENCE-axe-core.txt",
};
const OWN = ["app.js", "icoon.svg", "pijl.svg"];
const VERSIONS = (major, minor = 0) => (major << 16) | (minor << 8);

for (const [from, to] of Object.entries(COPIED)) copy(join(modules, from), to);
for (const name of OWN) copy(join(here, name), `ui/static/${name}`);
for (const name of ["app.css", "redactie.css"]) write(`ui/static/${name}`, await bundled(join(here, "css", name)));
write("ui/static/vendor/LICENCES.tsv", licences());
if (check) compare();

async function bundled(filename) {
  const { code } = await bundleAsync({
    filename,
    minify: true,
    unusedSymbols: unusedClasses(),
    targets: { chrome: VERSIONS(111), firefox: VERSIONS(113), safari: VERSIONS(16, 4) },
    resolver: {
      read: (file) => readFileSync(file, "utf8").replace(/\/\*# sourceMappingURL=.*?\*\//g, ""),
      resolve: (wanted, from) =>
        wanted.startsWith("npm:") ? join(modules, wanted.slice(4)) : join(dirname(from), wanted),
    },
  });
  // A line for each rule: two people who change different rules do not meet in one line.
  return code.toString().replaceAll("}", "}\n");
}

// Classes of the packages that no template uses; those whose name a template puts together are named here.
function unusedClasses() {
  const folder = join(root, "ui", "templates");
  const templates = files(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const built = ["info", "warning", "error", "ok"].map((kind) => `utrecht-alert--${kind}`);
  const levels = [1, 2, 3, 4].map((level) => `nl-heading--level-${level}`);
  const used = new Set([...built, ...levels, ...templates.join("\n").matchAll(/\b(?:nl|utrecht)-[\w-]+/g)].flat());
  const sheet = readFileSync(join(here, "css", "app.css"), "utf8");
  const known = [...sheet.matchAll(/npm:([^"]+)/g)].flatMap(([, path]) => [
    ...readFileSync(join(modules, path), "utf8").matchAll(/\.((?:nl|utrecht)-[\w-]+)/g),
  ]);
  return [...new Set(known.map((match) => match[1]))].filter((name) => !used.has(name));
}

// One line for each package of which something is served to a visitor.
function licences() {
  const sheet = readFileSync(join(here, "css", "app.css"), "utf8");
  const names = new Set([...sheet.matchAll(/npm:((?:@[^/]+\/)?[^/]+)/g)].map((match) => match[1]));
  for (const [from, to] of Object.entries(COPIED))
    if (to.startsWith("ui/")) names.add(from.match(/^((?:@[^/]+\/)?[^/]+)/)[1]);
  const rows = [...names].sort().map((name) => {
    const { version, license, repository } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const source = (repository?.url ?? repository ?? "").replace(/^git\+/, "").replace(/\.git$/, "");
    return [name, version, license, source].join("\t");
  });
  return `package\tversion\tlicence\tsource\n${rows.join("\n")}\n`;
}

function copy(from, to) {
  mkdirSync(dirname(join(target, to)), { recursive: true });
  cpSync(from, join(target, to));
}

function write(to, content) {
  mkdirSync(dirname(join(target, to)), { recursive: true });
  writeFileSync(join(target, to), content);
}

function compare() {
  const stale = files(target).filter((file) => {
    const committed = join(root, file);
    return !existsSync(committed) || !readFileSync(committed).equals(readFileSync(join(target, file)));
  });
  rmSync(target, { recursive: true });
  if (stale.length) {
    console.error(`Niet actueel, voer "npm run build" uit in ui/tools: ${stale.join(", ")}`);
    process.exit(1);
  }
}

function files(folder, base = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name), base) : [relative(base, join(folder, entry.name))],
  );
}
