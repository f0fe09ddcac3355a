import { expectAccessible } from "./axe.ts";
import type { Lang } from "./chat.ts";
import { expect, test } from "./demo.ts";

const pregnant: Record<Lang, string> = {
  nb: "Jeg er gravid og lurer på hva jeg har krav på",
  nn: "Eg er gravid og lurer på kva eg har krav på",
  en: "I am pregnant and wonder what I am entitled to",
};
const danger: Record<Lang, string> = {
  nb: "jeg vil ta livet mitt",
  nn: "eg vil ta livet mitt",
  en: "i want to kill myself",
};

for (const lang of ["nb", "nn", "en"] as const) {
  test(`axe, ${lang}: closed, open, menu, question, steps, crisis`, async ({ chat, page }) => {
    await chat.goto("/", lang);
    await expect(chat.launcher).toBeVisible();
    await expectAccessible(page);
    await chat.open("/", lang);
    await expectAccessible(page);
    await chat.dialog.getByRole("button", { name: /^(Meny|Menu)$/ }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await chat.say(pregnant[lang]);
    await chat.lastReply.locator(".sources summary").first().click();
    await expectAccessible(page);
    await chat.answerDate("3", "3", "2027");
    await expectAccessible(page);
    await chat.say(danger[lang]);
    await expect(chat.lastReply.locator("[data-kind=crisis]")).toBeVisible();
    await expectAccessible(page);
  });
}

test("axe: a wrong date, delete asked, offline with a message that waits", async ({
  chat,
  page,
  context,
}) => {
  await chat.open();
  await chat.say(pregnant.nb);
  await chat.lastReply.getByRole("button", { name: "Svar", exact: true }).click();
  await expect(chat.lastReply.getByRole("alert")).not.toBeEmpty();
  await expectAccessible(page);
  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  await chat.dialog.getByRole("button", { name: "Slett samtalen" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await expect(chat.offline).toBeVisible();
  await chat.field.fill("er du der?");
  await chat.field.press("Enter");
  await expect(chat.own.last()).toContainText("Sendes når du er på nett igjen");
  await expectAccessible(page);
});

test("axe: dark, where the host page is", async ({ chat, page }) => {
  await chat.goto();
  await page.evaluate(() => {
    document.documentElement.dataset.colorScheme = "dark";
  });
  await chat.launcher.click();
  await chat.say(pregnant.nb);
  const background = await chat.dialog.evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(brightness(background)).toBeLessThan(64);
  await expectAccessible(page);
});

test("at 320 pixels the chat fills the screen, nothing is cut off and nothing scrolls sideways", async ({
  chat,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await chat.open();
  await chat.say(pregnant.nb);
  await chat.answerDate("3", "3", "2027");
  const box = await chat.dialog.boundingBox();
  expect(box).toMatchObject({ x: 0, width: 320 });
  const wide = await chat.dialog.evaluate((dialog) =>
    [...dialog.querySelectorAll("*")]
      .filter((one) => !one.closest(".ds-sr-only") && one.getBoundingClientRect().right > 321)
      .map((one) => one.outerHTML.slice(0, 100)),
  );
  expect(wide).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});

test("enlarged four times, the answer and the writing field are both still there", async ({
  chat,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await chat.open();
  await chat.say(pregnant.nb);
  const scroller = await chat.dialog.locator(".scroller").boundingBox();
  expect(scroller?.height).toBeGreaterThan(40);
  await expect(chat.field).toBeInViewport();
});

test("with text twice as large nothing is cut off", async ({ chat, page }) => {
  await chat.open();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await chat.say(pregnant.nb);
  const cut = await chat.dialog.evaluate((dialog) =>
    [...dialog.querySelectorAll("button, p, h2, h3, h4, a")]
      .filter(
        (one) =>
          !one.closest(".ds-sr-only") &&
          one.scrollWidth > one.clientWidth + 1 &&
          getComputedStyle(one).display !== "inline",
      )
      .map((one) => one.outerHTML.slice(0, 100)),
  );
  expect(cut).toEqual([]);
});

test("what can be pressed is at least 24 pixels high and wide", async ({ chat }) => {
  await chat.open();
  await chat.say(pregnant.nb);
  const small = await chat.dialog.evaluate((dialog) =>
    [...dialog.querySelectorAll("button, summary, input, textarea, .ds-button")]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ one: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ one }) => one),
  );
  expect(small).toEqual([]);
});

test("forced colours: what is set apart keeps an edge", async ({ chat, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await chat.open();
  await chat.say(danger.nb);
  const edge = await chat.lastReply
    .locator(".notice")
    .evaluate((one) => getComputedStyle(one).borderTopWidth);
  expect(Number.parseFloat(edge)).toBeGreaterThan(0);
  await expectAccessible(page);
});

test("who wants less motion gets none", async ({ chat, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await chat.open();
  const moving = await chat.dialog.evaluate(
    (dialog) => dialog.getAnimations({ subtree: true }).length,
  );
  expect(moving).toBe(0);
});

/** The mean of red, green and blue, 0 to 255. */
function brightness(color: string): number {
  const parts = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

test("axe: the guidance's pages", async ({ chat, page }) => {
  for (const path of ["", "/dodsfall-og-arv", "/fa-barn/foreldrepenger", "/nowhere"]) {
    for (const lang of ["nb", "nn", "en"] as const) {
      await chat.goto(`/hjelp${path}`, lang);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  }
});
