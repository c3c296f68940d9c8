// What the first page makes a browser load, packed: it may not pass 220 kB, nor a later piece 200 kB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = 'target/classes/console/';
const most = { first: 220, later: 200 };
const manifest = JSON.parse(readFileSync(folder + 'manifest.json', 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(folder + file), { level: 9 }).length / 1000;

/** The chunks that come with one: itself and what it imports at once. */
const together = (key, seen = new Set()) => {
  if (!seen.has(key)) {
    seen.add(key);
    (manifest[key].imports ?? []).forEach((it) => together(it, seen));
  }
  return seen;
};
const sum = (names) => names.reduce((total, it) => total + kilobytes(it), 0);
const files = (keys) => [
  ...new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])])),
];

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const landing = ['src/dashboard/DashboardPage.tsx', 'src/schedules/SchedulesPage.tsx'];
// Whichever of the two pages that people begin with is larger.
const first = landing
  .map((page) => files(new Set([...together(entry), ...together(page)])))
  .sort((a, b) => sum(b) - sum(a))[0];
const html = kilobytes('index.html') + kilobytes('assets/theme.js');
const size = sum(first) + html;
console.log(`console: first load ${size.toFixed(1)} kB packed, without fonts (of ${most.first})`);

const broken = size > most.first ? [`the first load is ${size.toFixed(1)} kB`] : [];
for (const chunk of Object.values(manifest).filter((it) => it.isDynamicEntry)) {
  const own = sum([chunk.file, ...(chunk.css ?? [])]);
  if (own > most.later) broken.push(`${chunk.file} is ${own.toFixed(1)} kB`);
}
if (broken.length > 0) {
  console.error(`console: over the budget: ${broken.join('; ')}`);
  process.exit(1);
}
