// nlp.js, as its documentation sets it up:
//
//   node nlpjs.js TRAIN.tsv TEST.tsv
//
// Lines are text<TAB>label<TAB>language; without a language, PEER_LANG (no or en). What is out of
// scope trains its intent "None". Prints one JSON object.
import { readFileSync } from 'node:fs';
import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangNo } from '@nlpjs/lang-no';
import { Nlp } from '@nlpjs/nlp';

const OUT_OF_SCOPE = 'oos';
const NONE = 'None';

const [trainFile, testFile] = process.argv.slice(2);
const fallback = process.env.PEER_LANG ?? 'no';

function read(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('\t'));
  return lines.map((line) => {
    const [text, label, lang] = line.split('\t');
    // It has one Norwegian, and our two are better learnt together.
    return { text, label, lang: lang ? (lang === 'en' ? 'en' : 'no') : fallback };
  });
}

const share = (hits) => (hits.length > 0 ? hits.filter(Boolean).length / hits.length : null);
const at = (sorted, part) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)];

const [train, test] = [read(trainFile), read(testFile)];
const container = await containerBootstrap();
container.use(LangNo);
container.use(LangEn);
const nlp = new Nlp({ container, autoSave: false, forceNER: false, nlu: { log: false } });
for (const lang of new Set(train.map((row) => row.lang))) nlp.addLanguage(lang);
for (const { text, label, lang } of train) {
  nlp.addDocument(lang, text, label === OUT_OF_SCOPE ? NONE : label);
}
const started = performance.now();
await nlp.train();
const trainSeconds = (performance.now() - started) / 1e3;

const [micros, inside, outside, forced] = [[], [], [], []];
for (const { text, label, lang } of test) {
  const before = performance.now();
  const { intent, classifications } = await nlp.process(lang, text);
  micros.push((performance.now() - before) * 1e3);
  if (label === OUT_OF_SCOPE) {
    outside.push(intent === NONE);
  } else {
    inside.push(intent === label);
    const best = (classifications ?? []).find((guess) => guess.intent !== NONE);
    forced.push((best?.intent ?? intent) === label);
  }
}
micros.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    accuracy: share(inside),
    accuracy_forced: share(forced),
    oos_recall: share(outside),
    train_seconds: trainSeconds,
    p50_us: at(micros, 0.5),
    p99_us: at(micros, 0.99),
    memory_mb: process.resourceUsage().maxRSS / 1e3,
  }),
);
