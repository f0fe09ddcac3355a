import type { Lang } from "./chat.ts";
import { expect, test } from "./demo.ts";

const pregnant: { lang: Lang; says: string; due: RegExp; question: RegExp }[] = [
  {
    lang: "nb",
    says: "Jeg er gravid og lurer på hva jeg har krav på",
    question: /termin/i,
    due: /(senest|rundt|tidligst) \d+\. \w+ 202[67]/i,
  },
  {
    lang: "nn",
    says: "Eg er gravid og lurer på kva eg har krav på",
    question: /termin/i,
    due: /(seinast|rundt|kring|tidlegast) \d+\. \w+ 202[67]/i,
  },
  {
    lang: "en",
    says: "I am pregnant and wonder what I am entitled to",
    question: /due/i,
    due: /(by|around|from|no later than) \d+ \w+ 202[67]/i,
  },
];

for (const { lang, says, question, due } of pregnant) {
  test(`${lang}: pregnant, the due date, and a dated step list across agencies`, async ({
    chat,
  }) => {
    await chat.open("/", lang);
    await chat.say(says);
    await expect(chat.lastReply.getByRole("heading", { name: question })).toBeVisible();
    await expect(chat.lastReply).toHaveAttribute("lang", lang);
    await expect(chat.lastReply.locator(".sources summary")).toBeVisible();
    await chat.answerDate("3", "3", "2027");

    const steps = chat.lastReply.locator(".step");
    expect(await steps.count()).toBeGreaterThan(3);
    await expect(steps.filter({ hasText: due }).first()).toBeVisible();
    const agencies = new Set(await steps.locator(".agency").allInnerTexts());
    expect(agencies.size).toBeGreaterThan(1);
    await expect(chat.own.last()).toContainText("2027");
  });
}

test("a message about two life events gets both", async ({ chat }) => {
  await chat.open();
  await chat.say("Vi venter barn og jeg ble sagt opp i går");
  await expect(chat.lastReply).toContainText(/barn/i);
  await expect(chat.lastReply).toContainText(/jobb|dagpenger|oppsagt|oppsigelse/i);
});

test("a choice is sent, marked and told to screen readers", async ({ chat }) => {
  await chat.open();
  const choice = chat.replies.first().locator(".choice").first();
  const label = (await choice.innerText()).trim();
  await choice.click();
  await expect(chat.own.last()).toContainText(label);
  await expect(chat.replies).toHaveCount(2);
  await expect(choice).toHaveAttribute("aria-disabled", "true");
  await expect(choice).toContainText("valgt");
  await expect(chat.field).toBeFocused();
});

test("a date that does not exist is told at the field, and nothing is sent", async ({ chat }) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const own = await chat.own.count();
  const day = chat.lastReply.getByRole("textbox", { name: "Dag" });
  await day.fill("31");
  await chat.lastReply.getByRole("textbox", { name: "Måned" }).fill("2");
  await chat.lastReply.getByRole("textbox", { name: "År" }).fill("2027");
  await chat.lastReply.getByRole("button", { name: "Svar", exact: true }).click();
  await expect(chat.lastReply.getByRole("alert")).toContainText("Skriv en dato som finnes");
  await expect(day).toBeFocused();
  await expect(chat.own).toHaveCount(own);
});

test("danger to life: the numbers come first, as links that call", async ({ chat }) => {
  await chat.open();
  await chat.say("jeg orker ikke leve lenger og vil ta livet mitt");
  const notice = chat.lastReply.locator(".notice[data-kind=crisis]");
  await expect(notice).toBeVisible();
  await expect(chat.lastReply.locator(".blocks > *").first()).toHaveAttribute(
    "data-kind",
    "crisis",
  );
  await expect(notice.getByRole("link", { name: "Ring 113" })).toHaveAttribute("href", "tel:113");
  await expect(notice.getByRole("link", { name: "Ring 116 123" })).toHaveAttribute(
    "href",
    "tel:116123",
  );
});

test("what is none of ours gets an honest no", async ({ chat }) => {
  await chat.open();
  await chat.say("hva koster en billett til Bodø?");
  await expect(chat.lastReply.locator(".notice[data-kind=unknown]")).toBeVisible();
});

test("an identity number is masked in the citizen's own bubble", async ({ chat }) => {
  await chat.open();
  await chat.field.fill("hei, nummeret mitt er 14839521406");
  await chat.field.press("Enter");
  await expect(chat.own).toContainText("Mottatt");
  await expect(chat.own).toContainText("hei, nummeret mitt er");
  await expect(chat.own).not.toContainText("14839521406");
});

test("the language chosen in the menu stays, also after a reload", async ({ chat, page }) => {
  await chat.open();
  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  await chat.dialog.getByRole("button", { name: "English" }).click();
  await expect(chat.dialog.getByText("Automated assistant, not a human")).toBeVisible();
  await page.reload();
  await expect(chat.dialog.getByText("Automated assistant, not a human")).toBeVisible();
});

test("who writes English on a Norwegian page is answered in English, buttons too", async ({
  chat,
}) => {
  await chat.open();
  await chat.say("My father died last week, what do I have to do?");
  await expect(chat.lastReply).toHaveAttribute("lang", "en");
  await expect(chat.dialog.getByRole("button", { name: "Send", exact: true })).toBeVisible();
  await expect(chat.dialog.getByText("Do not write national identity numbers")).toBeVisible();
});

test("the answer was useful: thanked, and not asked again", async ({ chat }) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const feedback = chat.lastReply.locator(".feedback");
  await feedback.getByRole("button", { name: "Ja" }).click();
  await expect(feedback.getByRole("status")).toContainText("Takk for tilbakemeldingen.");
  await expect(feedback.getByRole("button", { name: "Nei" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("the conversation can be kept as a text file", async ({ chat, page }) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    chat.dialog.getByRole("button", { name: "Last ned samtalen" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("samtale-med-livslos.txt");
  const stream = await download.createReadStream();
  const text = (await stream.toArray()).join("");
  expect(text).toContain("Du:\nJeg er gravid og lurer på hva jeg har krav på");
  expect(text).toContain("https://");
});

test("a message that is too long is told before it is sent", async ({ chat }) => {
  await chat.open();
  await chat.field.fill("x".repeat(10_000));
  await expect(chat.dialog.getByText(/tegn for lang/)).toBeVisible();
  await chat.field.press("Enter");
  await expect(chat.own).toHaveCount(0);
  await expect(chat.field).toHaveAttribute("aria-invalid", "true");
});
