import { expectAccessible } from "./axe.ts";
import { chooseCitizen } from "./chat.ts";
import { expect, test } from "./demo.ts";

test("asking for one's own cases: login, back to the conversation, a card from each agency", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.say("hvordan går det med søknaden min?");
  const login = chat.lastReply.getByRole("link", { name: /Logg inn/ });
  await expectAccessible(page);
  await login.click();
  await expectAccessible(page);
  await chooseCitizen(page, "Ingrid Prøvedal");

  await expect(chat.dialog).toBeVisible();
  await expect(chat.own.first()).toContainText("hvordan går det med søknaden min?");
  await expect(chat.cards.filter({ hasText: "Søknad om foreldrepenger" })).toBeVisible();
  const nav = chat.cards.filter({
    has: page.getByRole("heading", { name: "Sakene dine hos Nav" }),
  });
  await expect(nav.getByRole("link", { name: /Send terminbekreftelse/ })).toBeVisible();
  await expectAccessible(page);
});

test("an agency that is down is told by name, and never as having no cases", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.logIn("Ingrid Prøvedal");
  await chat.say("hvordan går det med søknaden min?");
  const failed = chat.cards.filter({ has: page.locator(".failed") });
  await expect(failed.first()).toBeVisible();
  const heading = await failed.first().getByRole("heading", { level: 3 }).innerText();
  const name = heading.replace("Sakene dine hos ", "");
  await expect(failed.first().locator(".failed")).toContainText(name);
  await expect(failed.first()).not.toContainText(/har ingen saker/i);
  await expect(failed.first().getByRole("button", { name: "Prøv igjen" })).toBeVisible();
  await expectAccessible(page);
});

test("asking an agency again keeps its one card in its place, and focus with it", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.logIn("Ingrid Prøvedal");
  await chat.say("hvordan går det med søknaden min?");
  const failed = chat.cards.filter({ has: page.locator(".failed") }).first();
  const heading = await failed.getByRole("heading", { level: 3 }).innerText();
  const again = failed.getByRole("button", { name: "Prøv igjen" });
  await again.focus();
  await page.keyboard.press("Enter");
  await expect(again).not.toBeFocused({ timeout: 30_000 });
  await expect(chat.cards.filter({ hasText: heading })).toHaveCount(1);
  await expect(chat.cards.filter({ hasText: heading })).toBeFocused();
});

test("care benefit: a parent who is logged in sees everything in one view, unasked", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.logIn("Kari Testvik");
  await chat.goto("/omsorgsstonad");
  await expect(chat.dialog).toBeVisible();
  const municipality = chat.cards.filter({ hasText: /omsorgsstønad/i });
  await expect(municipality.first()).toBeVisible();
  const nav = chat.cards.filter({
    has: page.getByRole("heading", { name: "Sakene dine hos Nav" }),
  });
  await expect(nav).toContainText(/pleiepenger|hjelpestønad|omsorgspenger/i);
  await expect(chat.dialog).toContainText(/vedtak/i);
  await expect(chat.own).toHaveCount(0);
});

test("the status of a case shows on the step it belongs to", async ({ chat }) => {
  await chat.open();
  await chat.logIn("Ingrid Prøvedal");
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.answerDate("3", "3", "2027");
  await chat.say("hvordan går det med søknaden min?");
  await expect(chat.cards.filter({ hasText: "Søknad om foreldrepenger" })).toBeVisible();
  const step = chat.dialog.locator(".step[data-service=foreldrepenger]").first();
  await expect(step.locator(".step-status .ds-tag")).toBeVisible();
});

test("after logging out the cards are gone and the conversation is still there", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.logIn("Ingrid Prøvedal");
  await chat.say("hvordan går det med søknaden min?");
  await expect(chat.cards.filter({ hasText: "Søknad om foreldrepenger" })).toBeVisible();
  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  await expect(chat.dialog.getByText("Du er logget inn.")).toBeVisible();
  await chat.dialog.getByRole("button", { name: "Logg ut" }).click();
  await page.waitForURL(/127\.0\.0\.1/);
  await chat.goto();
  if (!(await chat.dialog.isVisible())) await chat.launcher.click();
  await expect(chat.own.first()).toContainText("hvordan går det");
  await expect(chat.dialog.getByText("Send terminbekreftelse")).toHaveCount(0);
});
