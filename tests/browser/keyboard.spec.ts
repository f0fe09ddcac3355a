import type { Page } from "@playwright/test";
import { expect, test } from "./demo.ts";

test("a whole conversation by keyboard: open, write, answer, close", async ({ chat, page }) => {
  await chat.goto();
  await chat.launcher.focus();
  await page.keyboard.press("Enter");
  await expect(chat.field).toBeFocused();
  await expect(chat.replies).toHaveCount(1);
  await page.keyboard.type("Jeg er gravid og lurer på hva jeg har krav på");
  await page.keyboard.press("Enter");
  await expect(chat.replies).toHaveCount(2);
  await expect(chat.field).toBeFocused();

  const day = chat.lastReply.getByRole("textbox", { name: "Dag" });
  await tabBackTo(page, () => day.evaluate((field) => field.matches(":focus")));
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2027");
  await page.keyboard.press("Enter");
  await expect(chat.field).toBeFocused();
  await expect(chat.replies).toHaveCount(3);

  await page.keyboard.press("Escape");
  await expect(chat.dialog).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

test("the transcript: arrows, Home and End between messages, Enter into one, Escape out", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const messages = chat.dialog.locator(".message");
  const focused = () =>
    messages.evaluateAll((all) => all.findIndex((one) => one.matches(":focus")));
  await messages.last().focus();
  await page.keyboard.press("Home");
  expect(await focused()).toBe(0);
  await page.keyboard.press("End");
  expect(await focused()).toBe(2);
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe(1);
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe(0);
  await page.keyboard.press("Enter");
  await expect(messages.first().locator("button").first()).toBeFocused();
  await page.keyboard.press("Escape");
  expect(await focused()).toBe(0);
  await page.keyboard.press("Escape");
  await expect(chat.field).toBeFocused();
});

test("the transcript is one tab stop besides the controls of the last answer", async ({ chat }) => {
  await chat.open();
  await chat.say("hva koster en billett til Bodø?");
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const stray = await chat.dialog.locator(".messages").evaluate((list) => {
    const before = [...list.querySelectorAll(".message")].slice(0, -2);
    const controls = before.flatMap((message) => [
      ...message.querySelectorAll<HTMLElement>("a, button, input, summary"),
    ]);
    return controls.filter((control) => control.tabIndex === 0).map((control) => control.outerHTML);
  });
  expect(stray).toEqual([]);
  expect(await chat.dialog.locator(".message[tabindex='0']").count()).toBe(1);
});

test("the menu: opens, closes with Escape, and gives focus back", async ({ chat, page }) => {
  await chat.open();
  const button = chat.dialog.getByRole("button", { name: "Meny" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await expect(chat.dialog).toBeVisible();
});

test("a message that arrives never moves focus", async ({ chat, page }) => {
  await chat.open();
  await chat.field.fill("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.field.press("Enter");
  const close = chat.dialog.getByRole("button", { name: "Lukk chatten" });
  await close.focus();
  await expect(chat.replies).toHaveCount(2);
  await page.waitForTimeout(300);
  await expect(close).toBeFocused();
});

test("an answer is read out once as plain text, and the live region is emptied", async ({
  chat,
}) => {
  await chat.open();
  await expect(chat.live).toBeEmpty();
  await chat.live.evaluate((region) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const change of changes)
        for (const node of change.addedNodes) heard.push(node.textContent ?? "");
    }).observe(region, { childList: true });
  });
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await expect(chat.live).not.toBeEmpty();
  await expect(chat.live).toBeEmpty({ timeout: 3000 });
  const heard = await chat.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const answers = heard.filter((text) => text.startsWith("Livslos: "));
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatch(/termin/i);
  expect(answers[0]).not.toMatch(/[<>{}]|https?:/);
});

test("every answer is a heading to jump to, and the page's order of headings is whole", async ({
  chat,
}) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const headings = chat.dialog.getByRole("heading", { level: 3 });
  await expect(headings).toHaveText(["Livslos", "Du", "Livslos"]);
  await expect(chat.dialog.getByRole("heading", { level: 2, name: "Livslos" })).toBeVisible();
});

test("new messages while reading older ones: told, not shown until asked for", async ({
  chat,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 520 });
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.field.fill("hva er engangsstønad");
  const scroller = chat.dialog.locator(".scroller");
  await page.context().setOffline(true);
  await expect(chat.offline).toBeVisible();
  await chat.field.press("Enter");
  await scroller.evaluate((one) => one.scrollTo(0, 0));
  await page.context().setOffline(false);
  await expect(chat.replies).toHaveCount(3);
  const button = chat.dialog.getByRole("button", { name: /ny melding|nye meldinger/ });
  await expect(button).toBeVisible();
  expect(await scroller.evaluate((one) => one.scrollTop)).toBe(0);
  await button.click();
  await expect(chat.lastReply).toBeFocused();
  await expect(button).toBeHidden();
});

/** Goes back through the tab stops until one is the one meant. */
async function tabBackTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let at = 0; at < 30; at += 1) {
    if (await reached()) return;
    await page.keyboard.press("Shift+Tab");
  }
  throw new Error("no tab stop leads there");
}
