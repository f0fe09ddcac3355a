import { expect, test } from "vitest";
import { isoDate } from "./blocks/question.ts";
import { plainBlock, plainReport, spokenBlock, spokenReport } from "./plain.ts";
import type { Block, Report, StepItem } from "./protocol.ts";
import { wordsIn } from "./words.ts";

const words = wordsIn("nb");

const step: StepItem = {
  id: "soke",
  title: "Søk om foreldrepenger",
  text: "Send søknaden til Nav.",
  agency: "Nav",
  due: "2027-02-10",
  due_text: "innen 10. februar 2027",
  overdue: false,
  after: ["Bekreft termin"],
};

const blocks: [string, Block, string, string][] = [
  [
    "text with a list",
    {
      type: "text",
      heading: "Hvem kan få?",
      body: [
        { kind: "text", spans: [{ text: "De " }, { text: "fleste", strong: true }] },
        { kind: "numbered", items: [[{ text: "én" }], [{ text: "to" }]] },
      ],
    },
    "Hvem kan få?\nDe fleste\n1. én\n2. to",
    "Hvem kan få? De fleste. 1. én. 2. to.",
  ],
  [
    "steps: whole in the file, by heading and length aloud",
    { type: "steps", life_event: "fa-barn", title: "Dette gjør du", steps: [step] },
    "Dette gjør du\n1. Søk om foreldrepenger (Nav, innen 10. februar 2027)\nSend søknaden til Nav.\nGjør først: Bekreft termin",
    "Dette gjør du. 1 steg.",
  ],
  [
    "sources: in the file only",
    {
      type: "sources",
      sources: [
        {
          title: "Foreldrepenger",
          url: "https://www.nav.no",
          agency: "Nav",
          checked: "1. mai 2026",
        },
      ],
    },
    "1 kilde\n- Foreldrepenger, Nav. Sjekket 1. mai 2026. https://www.nav.no",
    "",
  ],
  [
    "a notice with its numbers",
    {
      type: "notice",
      kind: "crisis",
      title: "Ring 113",
      body: [{ kind: "text", spans: [{ text: "Du er ikke alene." }] }],
      contacts: [{ name: "Mental Helse", phone: "116 123" }],
    },
    "Ring 113\nDu er ikke alene.\n- Mental Helse: 116 123",
    "Ring 113. Du er ikke alene. - Mental Helse: 116 123.",
  ],
  ["a block of a later version", { type: "map" } as unknown as Block, "", ""],
];

test.each(blocks)("%s", (_, block, plain, spoken) => {
  expect(plainBlock(block, words)).toBe(plain);
  expect(spokenBlock(block, words)).toBe(spoken);
});

test("an agency's answer", () => {
  const report: Report = {
    outcome: "ok",
    text: "Nav har 1 sak om deg",
    retry: false,
    items: [
      {
        id: "1",
        service: "s",
        state: "draft",
        state_label: "Ikke sendt",
        title: "Pleiepenger",
        due_text: "Send innen fredag",
        actions: [],
      },
    ],
    hidden: "1 sak krever høyere innlogging",
  };
  expect(plainReport(report)).toBe(
    "Nav har 1 sak om deg\n- Pleiepenger: Ikke sendt\nSend innen fredag\n1 sak krever høyere innlogging",
  );
  expect(spokenReport(report)).toBe("Nav har 1 sak om deg. Pleiepenger: Ikke sendt.");
});

test.each([
  ["3", "3", "2027", "2027-03-03"],
  [" 29", "02 ", "2028", "2028-02-29"],
  ["1", "12", "27", "2027-12-01"],
  ["29", "2", "2027", undefined],
  ["31", "4", "2027", undefined],
  ["0", "1", "2027", undefined],
  ["3", "", "2027", undefined],
  ["3", "mars", "2027", undefined],
  ["-3", "3", "2027", undefined],
  ["3", "3", "202", undefined],
])("the date %j %j %j is %j", (day, month, year, expected) => {
  expect(isoDate(day, month, year)).toBe(expected);
});
