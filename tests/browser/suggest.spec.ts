import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import type { Chat, Lang } from "./chat.ts";
import { expect, test } from "./demo.ts";

const list = (chat: Chat) => chat.dialog.getByRole("listbox");
const options = (chat: Chat) => list(chat).getByRole("option");

/** Types as a citizen does, and waits for the list. */
async function type(chat: Chat, text: string): Promise<void> {
  await chat.field.pressSequentially(text, { delay: 20 });
  await expect(options(chat).first()).toBeVisible();
}

/** What the option says that the field has marked; undefined where it marks none. */
async function marked(field: Locator): Promise<string | undefined> {
  return field.evaluate((one) => {
    const id = one.getAttribute("aria-activedescendant");
    const option = id ? (one.getRootNode() as Document).getElementById(id) : null;
    return option?.getAttribute("aria-selected") === "true" ? option.innerText : undefined;
  });
}

const typed: { lang: Lang; text: string; first: string; label: string; count: RegExp }[] = [
  {
    lang: "nb",
    text: "foreldrep",
    first: "Foreldrepenger",
    label: "Forslag",
    count: /^\d forslag\. Pil ned for å velge\.$/,
  },
  {
    lang: "nn",
    text: "foreldrep",
    first: "Foreldrepengar",
    label: "Forslag",
    count: /^\d forslag\. Pil ned for å velje\.$/,
  },
  {
    lang: "en",
    text: "foreldrep",
    first: "Parental benefit",
    label: "Suggestions",
    count: /^\d suggestions\. Arrow down to choose\.$/,
  },
];

for (const { lang, text, first, label, count } of typed) {
  test(`${lang}: suggestions while writing, counted aloud, and no rule of axe broken`, async ({
    chat,
    page,
  }) => {
    await chat.open("/", lang);
    await type(chat, text);
    await expect(options(chat).first()).toHaveText(first);
    await expect(list(chat)).toHaveAttribute("aria-label", label);
    await expect(chat.live).toHaveText(count);
    await expect(chat.live).toBeEmpty();
    await expect(chat.field).toBeFocused();
    await expectAccessible(page);
    await chat.field.press("ArrowDown");
    await expectAccessible(page);
  });
}

test("by keyboard: arrows go round, Enter says what is marked, and the field is ready again", async ({
  chat,
}) => {
  await chat.open();
  await type(chat, "foreldrep");
  const texts = await options(chat).allInnerTexts();
  expect(await marked(chat.field)).toBeUndefined();
  await chat.field.press("ArrowDown");
  expect(await marked(chat.field)).toBe(texts[0]);
  await chat.field.press("ArrowUp");
  expect(await marked(chat.field)).toBeUndefined();
  await chat.field.press("ArrowUp");
  expect(await marked(chat.field)).toBe(texts.at(-1));
  await chat.field.press("Home");
  expect(await marked(chat.field)).toBeUndefined();
  expect(await chat.field.evaluate((one: HTMLTextAreaElement) => one.selectionStart)).toBe(0);
  await chat.field.press("End");
  await chat.field.press("ArrowDown");
  await expect(chat.field).toHaveValue("foreldrep");
  await chat.field.press("Enter");
  await expect(chat.own.last()).toContainText(texts[0] ?? "");
  await expect(chat.lastReply).toContainText(/foreldrepenger/i);
  await expect(chat.field).toHaveValue("");
  await expect(chat.field).toBeFocused();
  await expect(list(chat)).toBeHidden();
});

test("Enter without a mark sends what was written, Escape folds the list and not the chat", async ({
  chat,
}) => {
  await chat.open();
  await type(chat, "gravferd");
  await chat.field.press("Escape");
  await expect(list(chat)).toBeHidden();
  await expect(chat.dialog).toBeVisible();
  await expect(chat.field).toHaveValue("gravferd");
  await chat.field.pressSequentially("s");
  await expect(options(chat).first()).toHaveText("Gravferdsstønad");
  await chat.field.press("Enter");
  await expect(chat.own.last()).toContainText("gravferds");
  await expect(chat.own.last()).not.toContainText("stønad");
  await expect(list(chat)).toBeHidden();
  await chat.field.press("Escape");
  await expect(chat.dialog).toBeHidden();
});

test("by mouse: a press says it, and focus stays in the field", async ({ chat }) => {
  await chat.open();
  await type(chat, "dagpenger");
  await options(chat).nth(1).hover();
  const text = await options(chat).nth(1).innerText();
  await options(chat).nth(1).click();
  await expect(chat.own.last()).toContainText(text);
  await expect(chat.field).toBeFocused();
});

test("no suggestions on two lines, on what may be somebody's number, or once the field is left", async ({
  chat,
  page,
}) => {
  const sent: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => sent.push(String(payload))),
  );
  await chat.open();
  await chat.field.pressSequentially("arv 14839521406");
  await page.waitForTimeout(600);
  await expect(list(chat)).toBeHidden();
  expect(sent.filter((frame) => /148395/.test(frame))).toEqual([]);
  await chat.field.fill("");
  await chat.field.press("Shift+Enter");
  await chat.field.pressSequentially("arv");
  await page.waitForTimeout(600);
  await expect(list(chat)).toBeHidden();
  expect(await chat.field.inputValue()).toBe("\narv");
  await chat.field.fill("");
  await type(chat, "arv");
  await chat.dialog.getByRole("button", { name: "Meny" }).focus();
  await expect(list(chat)).toBeHidden();
});

test("an answer that comes late, or never, disturbs nobody", async ({ chat, page, context }) => {
  const held: (() => void)[] = [];
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (String(message).includes('"suggestions"')) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await chat.open();
  await chat.field.pressSequentially("arv");
  await expect.poll(() => held.length).toBe(1);
  await chat.field.fill("gravferd");
  await expect.poll(() => held.length).toBe(2);
  held[0]?.();
  await page.waitForTimeout(200);
  await expect(list(chat)).toBeHidden();
  held[1]?.();
  await expect(options(chat).first()).toHaveText("Gravferd");
  await chat.field.fill("");
  await expect(list(chat)).toBeHidden();
  await context.setOffline(true);
  await chat.field.pressSequentially("arv");
  await page.waitForTimeout(400);
  await expect(list(chat)).toBeHidden();
});

test.describe("where there is little room", () => {
  for (const { name, width, height } of [
    { name: "at 320 pixels", width: 320, height: 640 },
    { name: "enlarged four times", width: 320, height: 256 },
  ]) {
    test(`${name} the list is on the screen, leaves the field free and cuts nothing off`, async ({
      chat,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await chat.open();
      await type(chat, "foreldre");
      const box = await list(chat).boundingBox();
      const field = await chat.field.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);
      await expect(chat.field).toBeInViewport({ ratio: 1 });
      await chat.field.press("ArrowUp");
      await expect(options(chat).last()).toBeInViewport({ ratio: 0.9 });
      const cut = await options(chat).evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
      );
      expect(cut).toEqual([]);
      await expectAccessible(page);
    });
  }
});

test("forced colours: the list has an edge and what is marked stands out", async ({
  chat,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await chat.open();
  await type(chat, "foreldre");
  await chat.field.press("ArrowDown");
  const edge = await list(chat).evaluate((one) => getComputedStyle(one).borderTopWidth);
  expect(Number.parseFloat(edge)).toBeGreaterThan(0);
  const color = (at: number) =>
    options(chat)
      .nth(at)
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await color(0)).not.toBe(await color(1));
  await expectAccessible(page);
});

/** A field of the pages, whose combobox says whether it is open. */
async function combobox(page: Page, url: string, path: string): Promise<Locator> {
  await page.goto(`${url}${path}`);
  return page.getByRole("combobox", { name: /lurer du på|wonder/ });
}

test("the search page: arrows, Escape, and Enter goes to the answer's place", async ({
  page,
  demo,
}) => {
  const field = await combobox(page, demo.url, "/sok?lang=nb");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.pressSequentially("foreldrep");
  const found = page.getByRole("option");
  await expect(found.first()).toHaveText("Foreldrepenger");
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator("[aria-live=polite]")).toHaveText(/^\d forslag\./);
  await expectAccessible(page);
  await field.press("Escape");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.pressSequentially("enger hv");
  await expect(found.first()).toHaveText(/^Foreldrepenger: Hv/);
  await field.press("Escape");
  await field.press("ArrowDown");
  await expect(found.first()).toBeVisible();
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  expect(await marked(field)).toMatch(/foreldrepenger/i);
  await expectAccessible(page);
  await field.press("Enter");
  await expect(page).toHaveURL(/\/hjelp\/fa-barn\/foreldrepenger\?lang=nb#[a-z-]+$/);
});

test("the search page: Enter without a mark searches, in the language of the page", async ({
  page,
  demo,
}) => {
  const field = await combobox(page, demo.url, "/hjelp?lang=nn");
  await field.pressSequentially("gravferd");
  await expect(page.getByRole("option").first()).toBeVisible();
  await field.press("Enter");
  await expect(page).toHaveURL(/\/sok\?q=gravferd&lang=nn$/);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("om «gravferd»");
  await expect(page.getByRole("combobox", { name: "Kva lurer du på?" })).toHaveValue("gravferd");
});

test("the search page: without an answer from the server there is just no list", async ({
  page,
  demo,
}) => {
  await page.route("**/api/v1/suggest*", (route) => route.fulfill({ status: 503, body: "" }));
  const field = await combobox(page, demo.url, "/sok?lang=en");
  await field.pressSequentially("parental");
  await page.waitForTimeout(400);
  await expect(page.getByRole("listbox")).toBeHidden();
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: /articles? about “parental”/ })).toBeVisible();
});
