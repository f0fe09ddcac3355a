/** Suggestions in the field of the search page. Without this file the page works the same. */

import { Announcer } from "./announcer.ts";
import { Combobox } from "./combobox.ts";
import { langOf, wordsIn } from "./words.ts";

interface Suggestion {
  text: string;
  url: string;
}

const field = document.querySelector<HTMLInputElement>("input#q");
if (field) attach(field);

function attach(field: HTMLInputElement): void {
  const lang = langOf(document.documentElement.lang);
  const announcer = new Announcer();
  let asked = new AbortController();
  const combobox = new Combobox<Suggestion>({
    field,
    words: wordsIn(lang),
    ask: (number, text) => {
      asked.abort();
      asked = new AbortController();
      void suggest(text, lang, asked.signal).then((found) => combobox.show(number, found));
    },
    // On this server, by whatever name the citizen reached it.
    choose: ({ url }) => {
      const { pathname, search, hash } = new URL(url);
      location.assign(pathname + search + hash);
    },
    tell: (text) => announcer.announce(text, lang),
  });
  field.after(combobox.list);
  document.body.append(announcer.element);
}

/** None where the server does not answer. */
async function suggest(text: string, lang: string, signal: AbortSignal): Promise<Suggestion[]> {
  try {
    const query = new URLSearchParams({ q: text, lang });
    const answer = await fetch(`/api/v1/suggest?${query}`, { credentials: "omit", signal });
    return answer.ok ? (await answer.json()).suggestions : [];
  } catch {
    return [];
  }
}
